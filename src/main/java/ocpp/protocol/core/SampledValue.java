package ocpp.protocol.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** SampledValue, a class of the OCPP 1.6 data types (section 7). */
public record SampledValue(
        String value,
        @Nullable ReadingContext context,
        @Nullable ValueFormat format,
        @Nullable Measurand measurand,
        @Nullable Phase phase,
        @Nullable Location location,
        @Nullable UnitOfMeasure unit) {
    public enum ReadingContext {
        @JsonProperty("Interruption.Begin")
        Interruption_Begin,
        @JsonProperty("Interruption.End")
        Interruption_End,
        @JsonProperty("Sample.Clock")
        Sample_Clock,
        @JsonProperty("Sample.Periodic")
        Sample_Periodic,
        @JsonProperty("Transaction.Begin")
        Transaction_Begin,
        @JsonProperty("Transaction.End")
        Transaction_End,
        Trigger,
        Other
    }

    public enum ValueFormat {
        Raw,
        SignedData
    }

    public enum Measurand {
        @JsonProperty("Energy.Active.Export.Register")
        Energy_Active_Export_Register,
        @JsonProperty("Energy.Active.Import.Register")
        Energy_Active_Import_Register,
        @JsonProperty("Energy.Reactive.Export.Register")
        Energy_Reactive_Export_Register,
        @JsonProperty("Energy.Reactive.Import.Register")
        Energy_Reactive_Import_Register,
        @JsonProperty("Energy.Active.Export.Interval")
        Energy_Active_Export_Interval,
        @JsonProperty("Energy.Active.Import.Interval")
        Energy_Active_Import_Interval,
        @JsonProperty("Energy.Reactive.Export.Interval")
        Energy_Reactive_Export_Interval,
        @JsonProperty("Energy.Reactive.Import.Interval")
        Energy_Reactive_Import_Interval,
        @JsonProperty("Power.Active.Export")
        Power_Active_Export,
        @JsonProperty("Power.Active.Import")
        Power_Active_Import,
        @JsonProperty("Power.Offered")
        Power_Offered,
        @JsonProperty("Power.Reactive.Export")
        Power_Reactive_Export,
        @JsonProperty("Power.Reactive.Import")
        Power_Reactive_Import,
        @JsonProperty("Power.Factor")
        Power_Factor,
        @JsonProperty("Current.Import")
        Current_Import,
        @JsonProperty("Current.Export")
        Current_Export,
        @JsonProperty("Current.Offered")
        Current_Offered,
        Voltage,
        Frequency,
        Temperature,
        SoC,
        RPM
    }

    public enum Phase {
        L1,
        L2,
        L3,
        N,
        @JsonProperty("L1-N")
        L1_N,
        @JsonProperty("L2-N")
        L2_N,
        @JsonProperty("L3-N")
        L3_N,
        @JsonProperty("L1-L2")
        L1_L2,
        @JsonProperty("L2-L3")
        L2_L3,
        @JsonProperty("L3-L1")
        L3_L1
    }

    public enum Location {
        Cable,
        EV,
        Inlet,
        Outlet,
        Body
    }

    public enum UnitOfMeasure {
        Wh,
        kWh,
        varh,
        kvarh,
        W,
        kW,
        VA,
        kVA,
        var,
        kvar,
        A,
        V,
        K,
        Celcius,
        Celsius,
        Fahrenheit,
        Percent
    }
}
