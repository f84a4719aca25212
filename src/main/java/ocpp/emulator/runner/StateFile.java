package ocpp.emulator.runner;

import java.nio.file.Path;

/** The file in which one charge point keeps its state over restarts of the process. */
public record StateFile(Path path) {}
