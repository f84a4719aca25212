package ocpp.emulator.fleet;

/** Whether an SLO was met, and by what. */
public record Verdict(String slo, String expected, String measured, boolean isMet) {}
