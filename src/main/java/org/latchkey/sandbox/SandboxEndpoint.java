package org.latchkey.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.identity.Refusals;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sandbox.TokenDesk.Wanted;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.latchkey.time.TimeMachine;
import org.springframework.context.annotation.Conditional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls of the sandbox, which are not Graph's and never pretend to be: tenants in an instant, tokens for anybody, clocks
 * that move. Open to this machine, shut in production.
 */
@RestController
@RequestMapping("/sandbox/tenants")
@Conditional(WhileSandbox.class)
final class SandboxEndpoint {

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,200}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    private static final Duration FARTHEST = Duration.ofDays(100 * 366L);
    private static final int LONGEST_NAME = 256;

    private final Tenants tenants;
    private final SampleTenant sample;
    private final TimeMachine time;
    private final TokenDesk tokens;
    private final Mailbox mailbox;
    private final Refusals refusals;
    private final JsonMapper json;

    SandboxEndpoint(
            Tenants tenants,
            SampleTenant sample,
            TimeMachine time,
            TokenDesk tokens,
            Mailbox mailbox,
            Refusals refusals,
            JsonMapper json) {
        this.tenants = tenants;
        this.sample = sample;
        this.time = time;
        this.tokens = tokens;
        this.mailbox = mailbox;
        this.refusals = refusals;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    record NewTenant(
            @Nullable String displayName,
            @Nullable String domain,
            @Nullable Boolean sample) {}

    record Made(UUID tenantId, String domain, Instant now) {}

    record Move(@Nullable String advance, @Nullable String to) {}

    record Clock(Instant now) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made create(@RequestBody(required = false) @Nullable String body) {
        var wanted = read(body, NewTenant.class);
        var domain = wanted.domain() == null ? null : wanted.domain().toLowerCase(Locale.ROOT);
        if (domain != null && !DOMAIN.matcher(domain).matches()) {
            throw Problem.badRequest("The domain must be a name like contoso.example.");
        }
        var name = wanted.displayName();
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw Problem.badRequest("The displayName must have 1 to 256 characters.");
        }
        try {
            Tenant made = Boolean.TRUE.equals(wanted.sample()) ? sample.create(name, domain) : empty(name, domain);
            return new Made(made.id(), made.domain(), tenants.now(made));
        } catch (DuplicateKeyException taken) {
            throw Problem.of(ProblemCode.DUPLICATE_NAME, "The domain " + domain + " is taken.")
                    .because(taken);
        }
    }

    private Tenant empty(@Nullable String name, @Nullable String domain) {
        var own = domain == null ? "t" + Ids.next().toString().substring(24) + ".sandbox.example" : domain;
        return tenants.create(name == null ? own : name, own);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        tenants.delete(tenant(id).id());
    }

    @GetMapping("/{id}/clock")
    Clock clock(@PathVariable String id) {
        return new Clock(tenants.now(tenant(id)));
    }

    @PostMapping("/{id}/clock")
    Clock move(@PathVariable String id, @RequestBody(required = false) @Nullable String body) {
        var tenant = tenant(id);
        return new Clock(time.advance(tenant.id(), goal(read(body, Move.class), tenants.now(tenant))));
    }

    private static Instant goal(Move move, Instant now) {
        if ((move.advance() == null) == (move.to() == null)) {
            throw Problem.badRequest("Give either advance, a duration like PT2H1M, or to, an instant.");
        }
        try {
            var distance = move.advance() == null
                    ? Duration.between(now, OffsetDateTime.parse(move.to()).toInstant())
                    : Duration.parse(move.advance());
            if (distance.isNegative()) {
                throw Problem.badRequest("A clock only moves forward; it shows " + now + ".");
            }
            if (distance.compareTo(FARTHEST) > 0) {
                throw Problem.badRequest("A clock moves at most 100 years at once.");
            }
            return now.plus(distance);
        } catch (DateTimeParseException malformed) {
            throw Problem.badRequest("'%s' is not a duration like PT2H1M or P16D, nor an instant like %s."
                            .formatted(malformed.getParsedString(), now))
                    .because(malformed);
        }
    }

    @PostMapping("/{id}/settle")
    Clock settle(@PathVariable String id) {
        var tenant = tenant(id);
        time.settle(tenant.id());
        return new Clock(tenants.now(tenant));
    }

    @PostMapping("/{id}/tokens")
    TokenDesk.Answer token(@PathVariable String id, @RequestBody(required = false) @Nullable String body) {
        return tokens.issue(tenant(id), read(body, Wanted.class));
    }

    /** What was sent, or would be with a mail server: the newest last. */
    @GetMapping("/{id}/mails")
    Mailbox.Mails mails(@PathVariable String id, @RequestParam(required = false) @Nullable String to) {
        return mailbox.of(tenant(id).id(), to);
    }

    private Tenant tenant(String id) {
        return Ids.parse(id).flatMap(tenants::find).orElseThrow(() -> Problem.notFound(id));
    }

    /** A body of ours: JSON without anything we do not know; nothing means an empty object. */
    private <T> T read(@Nullable String body, Class<T> type) {
        try {
            return json.readValue(body == null || body.isBlank() ? "{}" : body, type);
        } catch (JacksonException malformed) {
            throw Problem.badRequest("The body is not valid: " + malformed.getOriginalMessage())
                    .because(malformed);
        }
    }

    @ExceptionHandler
    void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(request, response, problem);
    }
}
