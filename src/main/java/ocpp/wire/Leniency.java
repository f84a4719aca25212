package ocpp.wire;

/** Whether messages of a peer that are not valid are mended (lenient mode). */
@FunctionalInterface
public interface Leniency {

    /** Nothing is mended. */
    Leniency STRICT = () -> false;

    /** What can be mended is. */
    Leniency LENIENT = () -> true;

    /** Whether what can be mended is, whatever it is. */
    boolean isLenient();

    /** Whether this message is taken as it was mended. */
    default boolean takes(Received mended) {
        return isLenient();
    }
}
