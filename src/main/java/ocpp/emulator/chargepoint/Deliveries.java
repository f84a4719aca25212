package ocpp.emulator.chargepoint;

import ocpp.emulator.queue.QueuedMessage;
import ocpp.protocol.ResponsePayload;

/** Hears of the messages about transactions. */
interface Deliveries {
    Deliveries NOBODY = new Deliveries() {
        @Override
        public void delivered(QueuedMessage message, ResponsePayload response) {}

        @Override
        public void givenUp(QueuedMessage message) {}
    };

    /** The central system has processed it. */
    void delivered(QueuedMessage message, ResponsePayload response);

    /** It was not processed and will not be tried again (TXQ-05). */
    void givenUp(QueuedMessage message);
}
