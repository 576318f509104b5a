package org.latchkey.identity;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Tomcat refuses before any filter sees it, like a malformed request line, reads like every other refusal. */
@Configuration(proxyBeanMethods = false)
class BareErrors {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> reportsAsGraphDoes(Refusals refusals) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new Report(refusals));
            }
        });
    }

    /** Stands where Tomcat's page of HTML would be written. */
    private static final class Report extends ErrorReportValve {

        private final Refusals refusals;

        Report(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.resetBuffer();
                refusals.write(request, response, Refusals.problem(response.getStatus()));
                response.finishResponse();
            } catch (IOException gone) {
                container.getLogger().debug("The client did not wait for the answer", gone);
            }
        }
    }
}
