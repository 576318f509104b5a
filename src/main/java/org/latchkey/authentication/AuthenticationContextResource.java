package org.latchkey.authentication;

import static org.latchkey.authentication.AuthenticationAction.READ_CONTEXTS;
import static org.latchkey.authentication.AuthenticationAction.WRITE_CONTEXTS;

import org.latchkey.graph.Property.Operator;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Authentication contexts: <a
 * href="https://learn.microsoft.com/graph/api/resources/authenticationcontextclassreference">authenticationContextClassReference</a>.
 * There is no POST: a PATCH makes what is not there.
 */
@Configuration(proxyBeanMethods = false)
class AuthenticationContextResource {

    @Bean
    Resource authenticationContextClassReference(AuthenticationContexts contexts) {
        return Resource.of("authenticationContextClassReference", "authentication_context")
                .id("it.id")
                .text("displayName", it -> it.max(256))
                .text("description", it -> it.max(1024))
                .bool("isAvailable", it -> it.notNull().filter(Operator.EQ))
                .inOrderOf("cast(substring(it.id from 2) as integer)")
                .at("identity/conditionalAccess/authenticationContextClassReferences")
                .readBy(READ_CONTEXTS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .upsert(WRITE_CONTEXTS, contexts::set)
                .delete(WRITE_CONTEXTS, contexts::delete)
                .declare();
    }
}
