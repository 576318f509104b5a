package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The device code's side for programs and for people (RFC 8628). Whoever enters a code is always shown what it is for: people are
 * talked into entering codes of strangers.
 */
@Controller
class DevicePage {

    private static final int INTERVAL = 5;

    private final ProviderPages pages;

    DevicePage(ProviderPages pages) {
        this.pages = pages;
    }

    /** Where a person enters the code they see on the device. */
    @GetMapping(Issuer.DEVICE)
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, 200, "");
    }

    void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        show(request, response, 400, "This code is not known, has been used or is too old.");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, String problem)
            throws IOException {
        pages.show(
                request,
                response,
                status,
                "Enter the code of your device",
                "device",
                Map.of("problem", problem, "action", Issuer.current().path(Issuer.DEVICE)));
    }

    void done(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        pages.close(response, "You are signed in on your device");
    }

    /** Tells a program its codes, and what to say to the person. */
    void tell(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var answer = (OAuth2DeviceAuthorizationRequestAuthenticationToken) authentication;
        OAuth2DeviceCode device = Objects.requireNonNull(answer.getDeviceCode());
        String user = Objects.requireNonNull(answer.getUserCode()).getTokenValue();
        String address = Issuer.current().at(Issuer.DEVICE);
        long seconds = Duration.between(
                        Objects.requireNonNull(device.getIssuedAt()), Objects.requireNonNull(device.getExpiresAt()))
                .toSeconds();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("user_code", user);
        told.put("device_code", device.getTokenValue());
        told.put("verification_uri", address);
        told.put("verification_uri_complete", address + "?user_code=" + user);
        told.put("expires_in", seconds);
        told.put("interval", INTERVAL);
        told.put(
                "message", "To sign in, open the page %s in a browser and enter the code %s.".formatted(address, user));
        pages.json(response, 200, told);
    }
}
