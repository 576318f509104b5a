package org.latchkey.authentication;

import static org.latchkey.authentication.AuthenticationAction.READ_METHODS;
import static org.latchkey.authentication.AuthenticationAction.RESET_PASSWORDS;
import static org.latchkey.authentication.AuthenticationAction.WRITE_METHODS;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Passwords;
import org.latchkey.graph.Declaration;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What somebody signs in with: <a
 * href="https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview">authentication methods</a>. Others see
 * and remove them here; people themselves change theirs at their own page only, which asks for the second factor first.
 */
@Configuration(proxyBeanMethods = false)
class AuthenticationMethodResource {

    /** The id every mail method has, as there is one a person at most. */
    private static final UUID MAIL = UUID.fromString("3ddfcfc8-9383-446f-83cc-3ab9be4be18f");

    /** The id every password has. */
    private static final UUID PASSWORD = UUID.fromString("28c10230-6103-485e-b985-444c60001490");

    private static final String OWN = "to.user_id = it.id";

    private static final Kind PHONE =
            Kind.choice("authenticationPhoneType", "mobile", "alternateMobile", "office", "unknownFutureValue");
    private static final Kind SMS = Kind.choice(
            "authenticationMethodSignInState",
            "notSupported",
            "notAllowedByPolicy",
            "notEnabled",
            "phoneNumberNotUnique",
            "ready",
            "notConfigured",
            "unknownFutureValue");

    private final Methods methods;
    private final AccessPasses passes;
    private final Passwords passwords;
    private final Directory directory;

    AuthenticationMethodResource(Methods methods, AccessPasses passes, Passwords passwords, Directory directory) {
        this.methods = methods;
        this.passes = passes;
        this.passwords = passwords;
        this.directory = directory;
    }

    /** The body of a new mail method. */
    record NewAddress(String emailAddress) {}

    /** The parameters of resetPassword; without a password one is made. */
    record NewPassword(@Nullable String newPassword) {}

    /** A phone, as a body would name it. */
    record NewPhone(@Nullable String phoneNumber, @Nullable String phoneType) {}

    @Bean
    Resource authentication() {
        return Resource.of("authentication", "principal")
                .where("it.type = 'user'")
                .id()
                .toMany("methods", "authenticationMethod", "id", AuthenticationMethodResource::own)
                .toMany("passwordMethods", "passwordAuthenticationMethod", "id", AuthenticationMethodResource::own)
                .toMany("fido2Methods", "fido2AuthenticationMethod", "id", AuthenticationMethodResource::own)
                .toMany(
                        "softwareOathMethods",
                        "softwareOathAuthenticationMethod",
                        "id",
                        AuthenticationMethodResource::own)
                .toMany(
                        "emailMethods",
                        "emailAuthenticationMethod",
                        "id",
                        it -> own(it).creating(WRITE_METHODS, NewAddress.class, this::setMail))
                .toMany(
                        "phoneMethods",
                        "phoneAuthenticationMethod",
                        "id",
                        it -> own(it).creating(WRITE_METHODS, NewPhone.class, (call, keys, phone) -> {
                            throw Problem.of(
                                    ProblemCode.REQUEST_BAD_REQUEST,
                                    "No messages are sent to phones here. Register an authenticator app, a passkey or a mail address.");
                        }))
                .toMany(
                        "temporaryAccessPassMethods",
                        "temporaryAccessPassAuthenticationMethod",
                        "id",
                        it -> own(it).creating(WRITE_METHODS, AccessPasses.NewPass.class, this::issuePass))
                .anchor("user", "it.id")
                .readBy(READ_METHODS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .declare();
    }

    private static Link own(Link link) {
        return link.on(OWN).contained();
    }

    @Bean
    Resource authenticationMethod() {
        return common(Resource.of("authenticationMethod", "authentication_method"))
                .variants(
                        "it.kind",
                        "password",
                        "passwordAuthenticationMethod",
                        "passkey",
                        "fido2AuthenticationMethod",
                        "app",
                        "softwareOathAuthenticationMethod",
                        "mail",
                        "emailAuthenticationMethod",
                        "pass",
                        "temporaryAccessPassAuthenticationMethod")
                .action("resetPassword", RESET_PASSWORDS, NewPassword.class, this::resetPassword)
                .declare();
    }

    @Bean
    Resource passwordAuthenticationMethod() {
        // Graph shows the property, and nobody its value.
        return method("passwordAuthenticationMethod", "password")
                .text("password", it -> it.computed("null::text"))
                .action("resetPassword", RESET_PASSWORDS, NewPassword.class, this::resetPassword)
                .declare();
    }

    @Bean
    Resource fido2AuthenticationMethod() {
        return method("fido2AuthenticationMethod", "passkey")
                .text("displayName", it -> it.from("label").readOnly())
                .text("model", it -> it.computed("null::text"))
                .delete(WRITE_METHODS, (call, keys) -> remove(call, keys, Methods.Kind.PASSKEY))
                .declare();
    }

    @Bean
    Resource softwareOathAuthenticationMethod() {
        return method("softwareOathAuthenticationMethod", "app")
                .text("secretKey", it -> it.computed("null::text"))
                .delete(WRITE_METHODS, (call, keys) -> remove(call, keys, Methods.Kind.APP))
                .declare();
    }

    @Bean
    Resource emailAuthenticationMethod() {
        return method("emailAuthenticationMethod", "mail")
                .text("emailAddress", it -> it.from("label"))
                .delete(WRITE_METHODS, (call, keys) -> remove(call, keys, Methods.Kind.MAIL))
                .declare();
    }

    /** There are none, and lists say so. */
    @Bean
    Resource phoneAuthenticationMethod() {
        return method("phoneAuthenticationMethod", "phone")
                .text("phoneNumber", it -> it.from("label"))
                .property("phoneType", PHONE, it -> it.computed("null::text"))
                .property("smsSignInState", SMS, it -> it.computed("null::text"))
                .declare();
    }

    @Bean
    Resource temporaryAccessPassAuthenticationMethod() {
        return common(Resource.of("temporaryAccessPassAuthenticationMethod", "temporary_access_pass"))
                .base("authenticationMethod")
                .text("temporaryAccessPass", it -> it.computed("null::text"))
                .instant("startDateTime", it -> it.from("starts_at").onCreateOnly())
                .property(
                        "lifetimeInMinutes",
                        Kind.INT,
                        it -> it.from("lifetime_minutes").onCreateOnly())
                .bool("isUsableOnce", it -> it.from("usable_once").onCreateOnly())
                .bool("isUsable", it -> it.from(AccessPasses.USABLE).readOnly())
                .text(
                        "methodUsabilityReason",
                        it -> it.from("""
                        case
                          when not %s then 'DisabledByPolicy'
                          when it.usable_once and it.used_at is not null then 'OneTimeUsed'
                          when :now < it.starts_at then 'NotYetValid'
                          when %s then 'EnabledByPolicy'
                          else 'Expired'
                        end""".formatted(AccessPasses.ALLOWED, AccessPasses.USABLE))
                                .readOnly())
                .delete(WRITE_METHODS, (call, keys) -> remove(call, keys, Methods.Kind.PASS))
                .declare();
    }

    private static Declaration method(String type, String kind) {
        return common(Resource.of(type, "authentication_method"))
                .base("authenticationMethod")
                .where("it.kind = '" + kind + "'");
    }

    private static Declaration common(Declaration method) {
        return method.id()
                .instant("createdDateTime", it -> it.from("created_at").readOnly())
                .anchor("user", "it.user_id")
                .readBy(READ_METHODS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND);
    }

    private Outcome remove(Call call, Keys keys, Methods.Kind kind) {
        DirectoryObject owner = owner(call, keys);
        UUID id = kind == Methods.Kind.MAIL ? owner.id() : keys.lastId();
        if (!methods.remove(call, owner, kind, id)) {
            throw Problem.notFound(keys.last());
        }
        return Outcome.NONE;
    }

    private Outcome setMail(Call call, Keys keys, NewAddress body) {
        if (!MailCodes.isAddress(body.emailAddress())) {
            throw Problem.of(
                    ProblemCode.REQUEST_BAD_REQUEST, "The emailAddress must be an address like you@example.org.");
        }
        methods.setMail(call, owner(call, keys), body.emailAddress());
        // Every mail method has this id: a read by it alone would find anybody's.
        return new Outcome.Literal(201, Map.of("id", MAIL, "emailAddress", body.emailAddress()));
    }

    private Outcome issuePass(Call call, Keys keys, AccessPasses.NewPass body) {
        DirectoryObject owner = owner(call, keys);
        if (owner.id().equals(call.caller().id())) {
            throw Problem.of(
                    ProblemCode.AUTHORIZATION_REQUEST_DENIED, "Nobody gives themselves a Temporary Access Pass.");
        }
        Outcome issued = passes.issue(call, owner, body);
        methods.tell(call, owner, "registered", "Add", Methods.Kind.PASS);
        return issued;
    }

    /** Graph does this in the background and says where to look; here it is done when it is answered. */
    private Outcome resetPassword(Call call, Keys keys, NewPassword body) {
        DirectoryObject owner = owner(call, keys);
        if (owner.id().equals(call.caller().id())) {
            throw Problem.of(
                    ProblemCode.AUTHORIZATION_REQUEST_DENIED, "Your own password you change at your sign-in page.");
        }
        if (!keys.lastId().equals(PASSWORD)) {
            throw Problem.of(ProblemCode.REQUEST_BAD_REQUEST, "Only a password can be reset.");
        }
        String given = body.newPassword();
        String password = given == null ? passwords.random() : given;
        passwords.reset(call, owner, password);
        return new Outcome.Literal(202, given == null ? Map.of("newPassword", password) : Map.of());
    }

    private DirectoryObject owner(Call call, Keys keys) {
        UUID id = keys.id(0);
        DirectoryObject owner = directory.find(call, Set.of(id)).get(id);
        if (owner == null) {
            throw Problem.notFound(keys.get(0));
        }
        return owner;
    }
}
