package ocpp.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults of one payload, the first {@value #MOST} and whatever outranks them. */
final class Faults {
    private static final int MOST = 32;
    private static final List<ErrorCode> ORDER = List.of(
            ErrorCode.FormationViolation,
            ErrorCode.ProtocolError,
            ErrorCode.TypeConstraintViolation,
            ErrorCode.OccurenceConstraintViolation,
            ErrorCode.PropertyConstraintViolation);
    private static final Comparator<Fault> BY_CODE = Comparator.comparingInt(fault -> ORDER.indexOf(fault.code()));

    private final List<Fault> found = new ArrayList<>(0);
    private @Nullable Fault first;

    boolean isEmpty() {
        return first == null;
    }

    /** Whether a fault of this code would be kept. */
    boolean wants(ErrorCode code) {
        return first == null || found.size() < MOST || ORDER.indexOf(code) < ORDER.indexOf(first.code());
    }

    void add(Fault fault) {
        found.add(fault);
        if (first == null || BY_CODE.compare(fault, first) < 0) {
            first = fault;
        }
    }

    /** Takes back what was said of a value that a later one replaces. */
    void forget(String pointer) {
        found.removeIf(
                fault -> fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/"));
        first = found.stream().min(BY_CODE).orElse(null);
    }

    /** All faults in the order of J-ERR-03, those of one code as they were found. */
    List<Fault> inOrder() {
        return found.stream().sorted(BY_CODE).toList();
    }

    /** The fault that decides the code of the CALLERROR (J-ERR-03), null where there is none. */
    @Nullable
    Fault first() {
        return first;
    }
}
