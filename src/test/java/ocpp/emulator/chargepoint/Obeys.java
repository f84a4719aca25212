package ocpp.emulator.chargepoint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import ocpp.emulator.configuration.ConfigurationKey;

/** The configuration keys that a test proves to be obeyed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Obeys {
    ConfigurationKey[] value();
}
