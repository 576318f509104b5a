package org.latchkey.testkit;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.azure.identity.DeviceCodeInfo;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import java.util.List;
import java.util.function.Consumer;

/**
 * Microsoft's own libraries, unmodified, pointed at a tenant of a server over TLS.
 *
 * @param trust in the server's local authority
 */
public record MicrosoftClients(Api api, Trust trust) {
    private static final String GRAPH = "https://graph.microsoft.com/";

    /** The server's address, without a slash at the end. */
    public String base() {
        return "https://localhost:" + api.server().getPort();
    }

    /** A credential of azure-identity that asks this tenant of this server. */
    public <T extends AadCredentialBuilderBase<T>> T here(T builder) {
        HttpClient http =
                new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust.context())).build();
        return builder.authorityHost(base())
                .disableInstanceDiscovery()
                .httpClient(http)
                .tenantId(api.tenant());
    }

    /** An application's, which has a secret. */
    public TokenCredential secret(Registered application, String secret) {
        return here(new ClientSecretCredentialBuilder())
                .clientId(application.appId())
                .clientSecret(secret)
                .build();
    }

    /**
     * A person's, who signs in elsewhere.
     *
     * @param person who is told the code, and where to enter it
     */
    public TokenCredential deviceCode(Registered application, Consumer<DeviceCodeInfo> person) {
        return deviceCode(application, api.tenant(), person);
    }

    /**
     * The same.
     *
     * @param tenant its id, or a word that leaves it open
     */
    public TokenCredential deviceCode(Registered application, String tenant, Consumer<DeviceCodeInfo> person) {
        return here(new DeviceCodeCredentialBuilder())
                .tenantId(tenant)
                .clientId(application.appId())
                .challengeConsumer(person)
                .build();
    }

    /**
     * The Graph client.
     *
     * @param permissions that are asked for, by their names
     */
    public GraphServiceClient graph(TokenCredential credential, List<String> permissions) {
        String[] scopes = permissions.stream().map(GRAPH::concat).toArray(String[]::new);
        var http = GraphClientFactory.create()
                .sslSocketFactory(trust.context().getSocketFactory(), trust.roots())
                .build();
        var client = new GraphServiceClient(
                new AzureIdentityAuthenticationProvider(credential, new String[] {"localhost"}, scopes), http);
        client.getRequestAdapter().setBaseUrl(base() + "/v1.0");
        return client;
    }

    /** The Graph client, which asks for all that was agreed to. */
    public GraphServiceClient graph(TokenCredential credential) {
        return graph(credential, List.of(".default"));
    }
}
