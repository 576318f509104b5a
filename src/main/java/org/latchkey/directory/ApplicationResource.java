package org.latchkey.directory;

import static org.latchkey.graph.Property.Operator.ANY;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.NE;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Declaration;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applications, as Graph shows them: <a href="https://learn.microsoft.com/graph/api/resources/application">application</a>. */
@Configuration(proxyBeanMethods = false)
class ApplicationResource {

    private static final Kind TEXTS = Kind.many(Kind.TEXT);

    private static final Shape IMPLICIT = Shape.of("implicitGrantSettings")
            .field("enableAccessTokenIssuance", Kind.BOOL)
            .field("enableIdTokenIssuance", Kind.BOOL);
    private static final Shape WEB = Shape.of("webApplication")
            .field("homePageUrl", Kind.TEXT)
            .field("implicitGrantSettings", Kind.complex(IMPLICIT))
            .field("logoutUrl", Kind.TEXT)
            .field("redirectUris", TEXTS);
    private static final Shape SPA = Shape.of("spaApplication").field("redirectUris", TEXTS);
    private static final Shape PUBLIC = Shape.of("publicClientApplication").field("redirectUris", TEXTS);
    private static final Shape API = Shape.of("apiApplication")
            .field("acceptMappedClaims", Kind.BOOL)
            .field("knownClientApplications", Kind.many(Kind.ID))
            .field("oauth2PermissionScopes", Kind.many(Kind.complex(Shapes.PERMISSION_SCOPE)))
            .field("requestedAccessTokenVersion", Kind.INT);
    private static final Shape ACCESS =
            Shape.of("resourceAccess").required("id", Kind.ID).required("type", Kind.TEXT);
    private static final Shape REQUIRED = Shape.of("requiredResourceAccess")
            .required("resourceAccess", Kind.many(Kind.complex(ACCESS)))
            .required("resourceAppId", Kind.TEXT);
    private static final Shape KEY = Shape.of("keyCredential")
            .field("customKeyIdentifier", Kind.TEXT)
            .field("displayName", Kind.TEXT)
            .field("endDateTime", Kind.INSTANT)
            .field("key", Kind.TEXT)
            .field("keyId", Kind.ID)
            .field("startDateTime", Kind.INSTANT)
            .field("type", Kind.TEXT)
            .field("usage", Kind.TEXT);
    private static final Shape PASSWORD = Shape.of("passwordCredential")
            .field("customKeyIdentifier", Kind.TEXT)
            .field("displayName", Kind.TEXT)
            .field("endDateTime", Kind.INSTANT)
            .field("hint", Kind.TEXT)
            .field("keyId", Kind.ID)
            .field("secretText", Kind.TEXT)
            .field("startDateTime", Kind.INSTANT);

    /** What is told of secrets: never a secret. */
    private static final String PASSWORDS = """
            coalesce((
              select jsonb_agg(
                jsonb_build_object(
                  'customKeyIdentifier', null,
                  'displayName', p.display_name,
                  'endDateTime', to_char(p.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                  'hint', p.hint,
                  'keyId', p.key_id,
                  'secretText', null,
                  'startDateTime', to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                order by p.starts_at, p.key_id)
              from application_password p
              where p.tenant_id = it.tenant_id
                and p.application_id = it.id), '[]'::jsonb)""";

    private static final String OWNERS = """
            to.id in (
              select o.owner_id
              from application_owner o
              where o.tenant_id = it.tenant_id
                and o.application_id = it.id)""";

    @Bean
    Resource application(Applications applications, ApplicationPasswords passwords) {
        Declaration application = Resource.of("application", "application")
                .base("directoryObject")
                .id()
                .property(
                        "deletedDateTime",
                        Kind.SECOND,
                        it -> it.from("null::timestamptz").readOnly())
                .guid("appId", it -> it.readOnly().filter(EQ))
                .property("createdDateTime", Kind.SECOND, it -> it.readOnly().range())
                .text("description", it -> it.max(1024).searched(Searched.DESCRIPTION))
                .text(
                        "displayName",
                        it -> it.required()
                                .max(256)
                                .filter(EQ, NE, STARTS_WITH)
                                .searched(Searched.NAME)
                                .sortable())
                .text("notes", it -> it)
                .text("publisherDomain", it -> it.computed("null::text"))
                .text("groupMembershipClaims", it -> it)
                .property("identifierUris", TEXTS, it -> it.filter(ANY))
                .bool("isFallbackPublicClient", it -> it)
                .text("signInAudience", it -> it.filter(EQ))
                .property("tags", TEXTS, it -> it.filter(ANY));
        grants(application);
        return application
                .toMany(
                        "owners",
                        "directoryObject",
                        "id",
                        it -> it.on(OWNERS)
                                .referencing(
                                        DirectoryAction.WRITE_APPLICATIONS,
                                        applications::addOwner,
                                        applications::removeOwner))
                .alternateKey("appId")
                .at("applications")
                .anchor("application", "it.id")
                .readBy(DirectoryAction.READ_APPLICATIONS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .strict()
                .create(DirectoryAction.CREATE_APPLICATIONS, Patch.class, applications::create)
                .update(DirectoryAction.WRITE_APPLICATIONS, applications::update)
                .delete(DirectoryAction.WRITE_APPLICATIONS, applications::delete)
                .action(
                        "addPassword",
                        DirectoryAction.WRITE_APPLICATIONS,
                        ApplicationPasswords.NewPassword.class,
                        passwords::add)
                .action(
                        "removePassword",
                        DirectoryAction.WRITE_APPLICATIONS,
                        ApplicationPasswords.OldPassword.class,
                        passwords::remove)
                .declare();
    }

    private static void grants(Declaration application) {
        application
                .complex("api", API, Property::notNull)
                .property("appRoles", Kind.many(Kind.complex(Shapes.APP_ROLE)), Property::notNull)
                .property("keyCredentials", Kind.many(Kind.complex(KEY)), Property::notNull)
                .property(
                        "passwordCredentials",
                        Kind.many(Kind.complex(PASSWORD)),
                        it -> it.computed(PASSWORDS).readOnly())
                .complex("publicClient", PUBLIC, Property::notNull)
                .property("requiredResourceAccess", Kind.many(Kind.complex(REQUIRED)), Property::notNull)
                .complex("spa", SPA, Property::notNull)
                .complex("web", WEB, Property::notNull);
    }
}
