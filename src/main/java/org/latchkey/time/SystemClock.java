package org.latchkey.time;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that knows the machine's clock. Everything else is given an {@link InstantSource} or a call's instant. */
@Configuration(proxyBeanMethods = false)
public class SystemClock {

    /** For what runs before the server is put together, like the making of its certificate. */
    public static InstantSource machine() {
        return InstantSource.system();
    }

    @Bean
    InstantSource instantSource() {
        return machine();
    }
}
