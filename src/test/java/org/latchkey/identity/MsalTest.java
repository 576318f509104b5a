package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.AuthorizationRequestUrlParameters;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.RefreshTokenParameters;
import com.microsoft.aad.msal4j.SilentParameters;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Certified;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Trust;
import tools.jackson.databind.json.JsonMapper;

/** Microsoft's authentication library by itself, unmodified, over TLS, with instance discovery disabled. */
class MsalTest {
    private static final RunningServer SERVER = RunningServer.overTls();
    private static final Trust TRUST = SERVER.trust().orElseThrow();
    private static final Provider PROVIDER = Provider.on(Api.fresh(SERVER));
    private static final String REDIRECT = "http://localhost/";
    private static final Set<String> SCOPES = Set.of("https://graph.microsoft.com/User.Read");

    private static <T extends AbstractClientApplicationBase.Builder<T>> T here(T builder) throws Exception {
        return builder.authority(PROVIDER.base() + "/" + PROVIDER.tenant() + "/")
                .instanceDiscovery(false)
                .sslSocketFactory(TRUST.context().getSocketFactory());
    }

    private static PublicClientApplication shell(Registered application) throws Exception {
        return here(PublicClientApplication.builder(application.appId())).build();
    }

    private static Browser browser() {
        return new Browser(URI.create(PROVIDER.base()), TRUST.context());
    }

    private static void isAda(IAuthenticationResult signedIn) {
        assertThat(signedIn.account().username()).isEqualTo(PROVIDER.adasName());
        PROVIDER.callsWith(signedIn.accessToken(), "me").is(200).has("/displayName", "Ada");
    }

    /**
     * The library finds what it has by what it was told of whom it is of. To refresh that it would go to port 443, whichever it came from,
     * so it is given the refresh token itself.
     */
    private static void staysSignedIn(PublicClientApplication app, IAuthenticationResult before) throws Exception {
        assertThat(app.acquireTokenSilently(SilentParameters.builder(SCOPES, before.account())
                                .build())
                        .get()
                        .accessToken())
                .isEqualTo(before.accessToken());
        String refreshToken = JsonMapper.shared()
                .readTree(app.tokenCache().serialize())
                .path("RefreshToken")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .path("secret")
                .asString();
        IAuthenticationResult after = app.acquireToken(
                        RefreshTokenParameters.builder(SCOPES, refreshToken).build())
                .get();
        assertThat(after.accessToken()).isNotEqualTo(before.accessToken());
        PROVIDER.callsWith(after.accessToken(), "me").is(200).has("/displayName", "Ada");
    }

    @Test
    void aPersonSignsInWithACodeOnAnotherDevice() throws Exception {
        PublicClientApplication app =
                shell(Registered.register(PROVIDER.api(), "Shell", ", \"isFallbackPublicClient\": true"));
        IAuthenticationResult signedIn = app.acquireToken(DeviceCodeFlowParameters.builder(
                                SCOPES,
                                code -> Provider.signIn(
                                                browser().open(code.verificationUri()),
                                                PROVIDER.adasName(),
                                                Provider.PASSWORD)
                                        .submit(Map.of("user_code", code.userCode()))
                                        .submit(Map.of()))
                        .build())
                .get();
        isAda(signedIn);
        staysSignedIn(app, signedIn);
    }

    @Test
    void aPersonSignsInInTheirBrowser() throws Exception {
        PublicClientApplication app = shell(Registered.register(
                        PROVIDER.api(),
                        "Desktop",
                        ", \"publicClient\": {\"redirectUris\": [\"%s\"]}".formatted(REDIRECT))
                .agreed("openid profile offline_access User.Read"));
        String address = app.getAuthorizationRequestUrl(AuthorizationRequestUrlParameters.builder(REDIRECT, SCOPES)
                        .codeChallenge(Provider.challenge(Provider.VERIFIER))
                        .codeChallengeMethod("S256")
                        .state("mine")
                        .build())
                .toString();
        Browser.Page answered = Provider.signIn(browser().open(address), PROVIDER.adasName(), Provider.PASSWORD);
        // The library asks for the answer in a form, unless it is told otherwise.
        assertThat(answered.field("state")).isEqualTo("mine");
        IAuthenticationResult signedIn = app.acquireToken(
                        AuthorizationCodeParameters.builder(answered.field("code"), URI.create(REDIRECT))
                                .scopes(SCOPES)
                                .codeVerifier(Provider.VERIFIER)
                                .build())
                .get();
        isAda(signedIn);
        staysSignedIn(app, signedIn);
    }

    private static void calls(Registered application, IClientCredential credential) throws Exception {
        IAuthenticationResult got = here(ConfidentialClientApplication.builder(application.appId(), credential))
                .build()
                .acquireToken(ClientCredentialParameters.builder(Set.of("https://graph.microsoft.com/.default"))
                        .build())
                .get();
        PROVIDER.callsWith(got.accessToken(), "users").is(200);
    }

    @Test
    void anApplicationShowsItsSecret() throws Exception {
        Registered robot = Registered.register(PROVIDER.api(), "Robot", "").with("User.Read.All");
        calls(robot, ClientCredentialFactory.createFromSecret(robot.secret()));
    }

    @Test
    void anApplicationSignsAnAssertion() throws Exception {
        Certified certified = Certified.shared();
        Registered robot = ClientAssertionTest.certified(PROVIDER, certified);
        calls(
                robot,
                ClientCredentialFactory.createFromClientAssertion(ClientAssertionTest.assertion(
                        certified, robot.appId(), PROVIDER.issuer(), JWSAlgorithm.RS256, Duration.ofMinutes(5))));
    }
}
