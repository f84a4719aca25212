package ocpp.station;

import java.time.Instant;

/**
 * Something that has happened to one charge point, as plain data: the unit of change of the ledger. Times named
 * {@code at} are times of arrival; where a station gives the time of an event itself it stands beside it.
 */
public sealed interface StationEvent
        permits RegistrationEvent,
                ConnectorEvent,
                TransactionEvent,
                MeterEvent,
                ReservationEvent,
                ProfileEvent,
                LocalListEvent,
                ConfigurationEvent,
                JobEvent,
                SecurityEvent,
                CommandEvent,
                MessageEvent {

    /** When it arrived here or was decided here. */
    Instant at();
}
