package ocpp.emulator.hocon;

import com.typesafe.config.ConfigOrigin;

/** Where something stands in a file, which is named as it was given. */
public record Place(String file, int line) {

    static Place of(ConfigOrigin origin) {
        String file = origin.filename() == null ? origin.resource() : origin.filename();
        return new Place(
                file == null ? origin.description().replaceFirst(": \\d+$", "") : file,
                Math.max(1, origin.lineNumber()));
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
