package org.latchkey.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says who is calling: puts the {@link Call} of a request for Graph's paths into its attributes, under the name of its class.
 * Without a token there is none, and the endpoint refuses; a token that is worth nothing is refused here.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final TokenReader reader;
    private final Tenants tenants;
    private final Directory directory;
    private final Refusals refusals;

    CallerFilter(TokenReader reader, Tenants tenants, Directory directory, Refusals refusals) {
        this.reader = reader;
        this.tenants = tenants;
        this.directory = directory;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1.0/")
                && !request.getRequestURI().startsWith("/beta/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            token(request).ifPresent(token -> request.setAttribute(Call.class.getName(), call(request, token)));
        } catch (Problem refused) {
            refusals.write(request, response, refused);
            return;
        } catch (DataAccessException unreachable) {
            refusals.write(
                    request,
                    response,
                    Problem.of(ProblemCode.SERVICE_UNAVAILABLE).because(unreachable));
            return;
        }
        chain.doFilter(request, response);
    }

    private Call call(HttpServletRequest request, String token) {
        Bearer bearer = reader.read(token);
        Tenant tenant = tenants.find(bearer.tenant())
                .orElseThrow(() -> Problem.of(
                        ProblemCode.INVALID_AUTHENTICATION_TOKEN,
                        "Access token validation failure. The tenant does not exist here."));
        Call call = new Call(Ids.next(), tenant.id(), bearer.from(request.getRemoteAddr()), tenants.now(tenant));
        requireAccount(call, bearer.issued());
        return call;
    }

    /** A token outlives the account or the sign-in it was given to by up to an hour; that hour must be worth nothing. */
    private void requireAccount(Call call, Instant issued) {
        UUID id = call.caller().id();
        DirectoryObject.Type type =
                call.caller().isApplication() ? DirectoryObject.Type.SERVICE_PRINCIPAL : DirectoryObject.Type.USER;
        DirectoryObject account = directory.find(call, Set.of(id)).get(id);
        if (account == null || account.type() != type || account.deleted() || !account.accountEnabled()) {
            throw Problem.of(
                    ProblemCode.INVALID_AUTHENTICATION_TOKEN,
                    "Access token validation failure. The account is disabled or deleted.");
        }
        if (!account.accepts(issued)) {
            throw Problem.of(
                    ProblemCode.INVALID_AUTHENTICATION_TOKEN,
                    "Access token validation failure. The sessions of the account were ended; sign in again.");
        }
    }

    private static Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip()).filter(token -> !token.isEmpty())
                : Optional.empty();
    }
}
