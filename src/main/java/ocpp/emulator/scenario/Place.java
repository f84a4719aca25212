package ocpp.emulator.scenario;

/** Where something stands in a scenario file. */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return line < 1 ? file : file + ":" + line;
    }
}
