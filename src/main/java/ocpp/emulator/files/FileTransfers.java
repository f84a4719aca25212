package ocpp.emulator.files;

/** Downloads firmware and uploads diagnostics over HTTP. */
public final class FileTransfers {}
