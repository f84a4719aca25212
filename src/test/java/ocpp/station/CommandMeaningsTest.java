package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeAvailability.AvailabilityStatus;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import ocpp.protocol.core.Reset;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.UpdateStatus;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.CancelReservation.CancelReservationStatus;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import ocpp.protocol.security.CertificateHashData;
import ocpp.protocol.security.CertificateHashData.HashAlgorithm;
import ocpp.protocol.security.CertificateUse;
import ocpp.protocol.security.DeleteCertificate;
import ocpp.protocol.security.DeleteCertificate.DeleteCertificateStatus;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.ExtendedTriggerMessage.ExtendedMessageTrigger;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.GetInstalledCertificateIds.GetInstalledCertificateStatus;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.InstallCertificate.InstallCertificateStatus;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import ocpp.protocol.trigger.TriggerMessageStatus;
import ocpp.rpc.CallOutcome;
import ocpp.station.JobEvent.JobKind;
import ocpp.station.ProfileEvent.Source;
import ocpp.station.ReservationEvent.ReservationState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommandMeaningsTest {
    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("SC-SET-02: a profile is installed when the station says Accepted, not else")
    void aProfileIsInstalledWhenTheStationSaysSo() {
        SetChargingProfile.Request set = new SetChargingProfile.Request(
                0, ProfileRulesTest.profile(1, 1, ChargingProfilePurpose.ChargePointMaxProfile, null));

        assertThat(station.answered(set, new SetChargingProfile.Response(ChargingProfileStatus.Rejected)))
                .isEmpty();
        station.answered(set, new SetChargingProfile.Response(ChargingProfileStatus.Accepted));

        assertThat(Objects.requireNonNull(station.state().charging().installed().get(1))
                        .source())
                .isEqualTo(Source.SetChargingProfile);
    }

    @Test
    @DisplayName("SC-CLR-02: cleared is what matches, also where the station says that it has none")
    void clearedIsWhatMatches() {
        ClearChargingProfile.Request clear = new ClearChargingProfile.Request(1, null, null, null);
        for (ClearChargingProfileStatus status : ClearChargingProfileStatus.values()) {
            station.answer(new SetChargingProfile.Request(
                    0, ProfileRulesTest.profile(1, 1, ChargingProfilePurpose.ChargePointMaxProfile, null)));

            station.answered(clear, new ClearChargingProfile.Response(status));

            assertThat(station.state().charging().installed().size()).isZero();
        }
    }

    @Test
    @DisplayName("RES-02, RES-10: a reservation is accepted, cancelled; or rejected")
    void theLifeOfAReservation() {
        reserve(1, new CallOutcome.Answered(new ReserveNow.Response(ReservationStatus.Accepted)));
        reserve(2, new CallOutcome.Answered(new ReserveNow.Response(ReservationStatus.Occupied)));
        reserve(3, new CallOutcome.Refused("NotSupported", "", "{}", false));
        reserve(4, new CallOutcome.TimedOut());

        assertThat(station.state().reservations().open().values())
                .extracting(Reservations.Reservation::reservationId, Reservations.Reservation::state)
                .containsExactly(tuple(1, ReservationState.ACCEPTED), tuple(4, ReservationState.PENDING));
        assertThat(station.answered(
                        new CancelReservation.Request(1),
                        new CancelReservation.Response(CancelReservationStatus.Rejected)))
                .isEmpty();
        assertThat(only(
                                station.answered(
                                        new CancelReservation.Request(1),
                                        new CancelReservation.Response(CancelReservationStatus.Accepted)),
                                ReservationEvent.Changed.class)
                        .state())
                .isEqualTo(ReservationState.CANCELLED);
    }

    @Test
    @DisplayName("RES-13: a reservation whose time is over has expired, whether it was answered or not")
    void aReservationWhoseTimeIsOverHasExpired() {
        reserve(1, new CallOutcome.Answered(new ReserveNow.Response(ReservationStatus.Accepted)));
        reserve(4, new CallOutcome.TimedOut());
        Reservations reservations = station.state().reservations();

        assertThat(reservations.expired(station.now())).isEmpty();
        assertThat(reservations.nextExpiry()).isEqualTo(station.now().plusSeconds(600));
        station.later(Duration.ofSeconds(600)).happen(reservations.expired(station.now()));
        assertThat(station.state().reservations().open().size()).isZero();
    }

    @Test
    @DisplayName("LIST-03: the list is updated when the station says Accepted")
    void theListIsUpdatedWhenTheStationSaysAccepted() {
        SendLocalList.Request list = new SendLocalList.Request(5, null, UpdateType.Full);

        assertThat(station.answered(list, new SendLocalList.Response(UpdateStatus.Failed)))
                .isEmpty();
        assertThat(station.answered(list, new SendLocalList.Response(UpdateStatus.Accepted)))
                .containsExactly(new LocalListEvent.Updated(station.now(), 5, UpdateType.Full, List.of()));
        assertThat(station.state().localList().version()).isEqualTo(5);
    }

    @Test
    @DisplayName("CFG-01, CFG-03, CFG-04: configuration is what the station told, by key in any case")
    void configurationIsWhatTheStationTold() {
        station.answered(
                new GetConfiguration.Request(null),
                new GetConfiguration.Response(
                        List.of(
                                new KeyValue("HeartbeatInterval", false, "300"),
                                new KeyValue("AuthorizationKey", false, "secret")),
                        List.of("Gone")));
        changed("heartbeatinterval", ConfigurationStatus.RebootRequired);
        changed("MinimumStatusDuration", ConfigurationStatus.Rejected);

        assertThat(station.state().configuration())
                .isEqualTo(Map.of(
                        "heartbeatinterval",
                        new ConfigurationValue("HeartbeatInterval", "5", false, true),
                        "authorizationkey",
                        new ConfigurationValue("AuthorizationKey", null, false, false)));
        station.answered(
                new GetConfiguration.Request(null), new GetConfiguration.Response(null, List.of("HEARTBEATINTERVAL")));
        assertThat(station.state().configuration()).containsOnlyKeys("authorizationkey");
    }

    @Test
    @DisplayName("AVAIL-01, AVAIL-02: availability is set or scheduled, of connector 0 for all that are known")
    void availabilityIsSetOrScheduled() {
        station.start(1, 0);
        ChangeAvailability.Request all = new ChangeAvailability.Request(0, AvailabilityType.Inoperative);

        assertThat(station.answered(all, new ChangeAvailability.Response(AvailabilityStatus.Rejected)))
                .isEmpty();
        station.answered(all, new ChangeAvailability.Response(AvailabilityStatus.Scheduled));

        assertThat(station.connector(0).availability()).isEqualTo(AvailabilityType.Inoperative);
        assertThat(station.connector(1).availability()).isEqualTo(AvailabilityType.Inoperative);
        assertThat(station.connector(1).availabilityScheduled()).isTrue();
    }

    @Test
    @DisplayName("DIAG-01: diagnostics are a job with the name of its file")
    void diagnosticsAreAJob() {
        assertThat(station.answered(
                        new GetDiagnostics.Request("ftp://host/", null, null, null, null),
                        new GetDiagnostics.Response("diag.log")))
                .containsExactly(new JobEvent.Accepted(
                        station.now(), JobKind.Diagnostics, "c1", null, "ftp://host/", "diag.log"));
    }

    @Test
    @DisplayName("SEC-CERT-10, SEC-CERT-12, SEC-CERT-13: certificates are installed, listed, deleted")
    void certificatesAreInstalledListedDeleted() {
        CertificateHashData hash = new CertificateHashData(HashAlgorithm.SHA256, "a", "b", "1");
        CertificateUse use = CertificateUse.CentralSystemRootCertificate;

        assertThat(station.answered(
                        new InstallCertificate.Request(use, "PEM"),
                        new InstallCertificate.Response(InstallCertificateStatus.Accepted)))
                .containsExactly(new SecurityEvent.CertificateInstalled(station.now(), use, "PEM"));
        assertThat(station.answered(
                        new GetInstalledCertificateIds.Request(use),
                        new GetInstalledCertificateIds.Response(null, GetInstalledCertificateStatus.NotFound)))
                .containsExactly(new SecurityEvent.CertificatesReported(station.now(), use, List.of()));
        assertThat(station.answered(
                        new DeleteCertificate.Request(hash),
                        new DeleteCertificate.Response(DeleteCertificateStatus.NotFound)))
                .containsExactly(new SecurityEvent.CertificateDeleted(station.now(), hash));
        assertThat(station.answered(
                        new DeleteCertificate.Request(hash),
                        new DeleteCertificate.Response(DeleteCertificateStatus.Failed)))
                .isEmpty();
    }

    @Test
    @DisplayName("TRIG-07, BOOT-14: an agreed trigger lets a Pending station send, an accepted one needs no leave")
    void anAgreedTriggerLetsAPendingStationSend() {
        TriggerMessage.Request trigger = new TriggerMessage.Request(MessageTrigger.StatusNotification, null);
        TriggerMessage.Response agreed = new TriggerMessage.Response(TriggerMessageStatus.Accepted);
        assertThat(station.answered(trigger, agreed)).isEmpty();
        station.register(RegistrationStatus.Pending);

        assertThat(station.answered(trigger, agreed))
                .containsExactly(new CommandEvent.MessageTriggered(station.now(), Action.StatusNotification, null));
        assertThat(station.answered(
                        new ExtendedTriggerMessage.Request(ExtendedMessageTrigger.SignChargePointCertificate, null),
                        new ExtendedTriggerMessage.Response(TriggerMessageStatus.Accepted)))
                .containsExactly(new CommandEvent.MessageTriggered(station.now(), Action.SignCertificate, null));
        assertThat(station.answered(trigger, new TriggerMessage.Response(TriggerMessageStatus.Rejected)))
                .isEmpty();
    }

    @Test
    void everyEndIsRecorded() {
        Reset.Request reset = new Reset.Request(Reset.ResetType.Hard);

        station.ended(reset, new CallOutcome.TimedOut());

        assertThat(station.history()).endsWith(new CommandEvent.Ended(station.now(), "c1", new CallOutcome.TimedOut()));
    }

    private void changed(String key, ConfigurationStatus status) {
        station.answered(new ChangeConfiguration.Request(key, "5"), new ChangeConfiguration.Response(status));
    }

    private void reserve(int reservationId, CallOutcome outcome) {
        ReserveNow.Request reserve =
                new ReserveNow.Request(1, station.now().plusSeconds(600), "TEST", null, reservationId);
        station.prepare(reserve, false);
        station.ended(reserve, outcome);
    }
}
