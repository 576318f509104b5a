package org.latchkey.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.latchkey.time.Worker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Renews the certificate of the {@link LocalAuthority} while the server runs, which takes it over from its file. */
@Component
@ConditionalOnBooleanProperty(TlsSettings.LOCAL)
class RenewCertificate extends Worker {

    private static final Duration LOOK = Duration.ofHours(1);

    private final Path data;
    private final InstantSource clock;

    RenewCertificate(@Value("${latchkey.data}") Path data, InstantSource clock) {
        super("certificates");
        this.data = data;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        TlsSettings.authority(data, clock.instant()).renew();
        return LOOK;
    }

    @Override
    protected Duration afterFailure() {
        return LOOK;
    }
}
