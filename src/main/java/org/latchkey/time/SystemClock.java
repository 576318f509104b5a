package org.latchkey.time;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that knows the machine's clock. Everything else is given an {@link InstantSource} or a call's instant. */
@Configuration(proxyBeanMethods = false)
class SystemClock {

    @Bean
    InstantSource instantSource() {
        return InstantSource.system();
    }
}
