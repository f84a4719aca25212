package ocpp.emulator.meter;

/** A vehicle with its battery. */
public final class Vehicle {
    private final VehicleModel model;
    private double storedWh;

    /** @param soc state of charge, percent */
    public Vehicle(VehicleModel model, double soc) {
        this.model = model;
        this.storedWh = model.batteryWh() * Math.max(0, Math.min(100, soc)) / 100;
    }

    public VehicleModel model() {
        return model;
    }

    /** State of charge, percent. */
    public double soc() {
        return Math.min(100, storedWh / model.batteryWh() * 100);
    }

    /** Whether it takes energy when it is offered some. */
    public boolean wantsEnergy() {
        return model.part(soc()) > 0;
    }

    /** Takes this energy, Wh at the outlet. */
    void take(double wattHours) {
        storedWh = Math.min(model.batteryWh(), storedWh + wattHours * model.efficiency());
    }
}
