package org.latchkey.scenario;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.testkit.Api;

/** Tokens from the sandbox, for the asking. */
record SandboxSignIns(Api api) implements SignIns {

    @Override
    public GraphServiceClient administrator() {
        return with(api.asAdmin());
    }

    @Override
    public GraphServiceClient person(String name, boolean mfa, List<String> scopes) {
        Api.Client person = api.as(name + "@" + api.domain()).with(scopes.toArray(String[]::new));
        return with(mfa ? person.mfa() : person);
    }

    private GraphServiceClient with(Api.Client caller) {
        var client = new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(new Bearer(caller.token())));
        client.getRequestAdapter().setBaseUrl(api.server() + "/v1.0");
        return client;
    }

    /** A token got elsewhere. */
    private record Bearer(String token) implements AccessTokenProvider {
        @Override
        public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
            return token;
        }

        @Override
        public AllowedHostsValidator getAllowedHostsValidator() {
            return new AllowedHostsValidator();
        }
    }
}
