package ocpp.emulator.chargepoint;

/**
 * What a firmware file is to be checked against (section L01).
 *
 * @param certificate of the signer, PEM
 * @param signature over the whole file, base64
 */
public record FirmwareSignature(String certificate, String signature) {}
