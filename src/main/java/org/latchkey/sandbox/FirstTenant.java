package org.latchkey.sandbox;

import org.latchkey.identity.PublicUrl;
import org.latchkey.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * With {@code latchkey.sample=true}, as {@code ./latchkey up} starts it, a server that finds no tenant in its database makes
 * the sample company before it is ready, so that there is something to look at from the first minute. A later start finds it
 * and tells where it is.
 */
@Component
@Conditional(WhileSandbox.class)
@ConditionalOnProperty("latchkey.sample")
final class FirstTenant {

    private static final Logger LOG = LoggerFactory.getLogger(FirstTenant.class);

    private final Tenants tenants;
    private final SampleTenant sample;
    private final PublicUrl url;

    FirstTenant(Tenants tenants, SampleTenant sample, PublicUrl url) {
        this.tenants = tenants;
        this.sample = sample;
        this.url = url;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (tenants.all().isEmpty()) {
            sample.create(null, null);
        }
        tenants.all().stream()
                .filter(it -> it.domain().equals(SampleTenant.DOMAIN))
                .forEach(it -> LOG.info("""
                        The sample company {} is tenant {}, domain {}. Be anybody in it, like rosa.lind who asks, aldo.prieto who \
                        approves or greta.adler who administers, with a token: \
                        curl -H 'Content-Type: application/json' {}/sandbox/tenants/{}/tokens -d '{"user": "rosa.lind@{}"}'""", it.displayName(), it.id(), it.domain(), url.text(), it.id(), it.domain()));
    }
}
