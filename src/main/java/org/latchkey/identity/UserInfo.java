package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Problem;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Who a token speaks for (<a href="https://openid.net/specs/openid-connect-core-1_0.html#UserInfo">UserInfo</a>). */
@Controller
class UserInfo {

    private final TokenReader reader;
    private final Tenants tenants;
    private final Accounts accounts;
    private final ProviderPages pages;

    UserInfo(TokenReader reader, Tenants tenants, Accounts accounts, ProviderPages pages) {
        this.reader = reader;
        this.tenants = tenants;
        this.accounts = accounts;
        this.pages = pages;
    }

    @RequestMapping(
            path = Issuer.USER_INFO,
            method = {RequestMethod.GET, RequestMethod.POST})
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String header = request.getHeader("Authorization");
        try {
            Bearer bearer = reader.read(
                    header != null && header.startsWith("Bearer ")
                            ? header.substring("Bearer ".length()).strip()
                            : "");
            if (!bearer.caller().permissions().contains("openid")) {
                refuse(response, 403, "insufficient_scope");
                return;
            }
            Map<String, @Nullable Object> told = tenants.find(bearer.tenant())
                    .flatMap(tenant -> accounts.user(tenant, bearer.caller().id()))
                    .filter(user -> user.accepts(bearer.issued()))
                    .map(user -> {
                        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
                        claims.put("sub", user.id());
                        claims.put("name", user.displayName());
                        claims.put("preferred_username", user.principalName());
                        if (user.mail() != null && bearer.caller().permissions().contains("email")) {
                            claims.put("email", user.mail());
                        }
                        return claims;
                    })
                    .orElse(null);
            if (told == null) {
                refuse(response, 401, "invalid_token");
            } else {
                pages.json(response, 200, told);
            }
        } catch (Problem worthless) {
            refuse(response, 401, "invalid_token");
        }
    }

    private void refuse(HttpServletResponse response, int status, String error) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer error=\"" + error + "\"");
        pages.error(response, status, error, "The token does not allow this.");
    }
}
