package org.latchkey.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The two documents by which Microsoft's clients find their way in a cloud that is not Microsoft's: here, this server alone. */
@RestController
class CloudMetadata {

    private final PublicUrl url;

    CloudMetadata(PublicUrl url) {
        this.url = url;
    }

    /**
     * What Azure's resource manager tells of its cloud, for clients with a metadata host. One cloud and not a list of them: so
     * Terraform's SDK reads the version it asks for, 2022-09-01.
     */
    @GetMapping("/metadata/endpoints")
    Map<String, Object> endpoints() {
        String base = url.text();
        Map<String, Object> authentication = new LinkedHashMap<>();
        authentication.put("loginEndpoint", base + "/");
        authentication.put("audiences", List.of(base, Resources.GRAPH));
        authentication.put("tenant", "common");
        authentication.put("identityProvider", "AAD");
        Map<String, Object> cloud = new LinkedHashMap<>();
        cloud.put("name", "Latchkey");
        cloud.put("resourceManager", base + "/");
        cloud.put("microsoftGraphResourceId", base + "/");
        cloud.put("graphAudience", base + "/");
        cloud.put("portal", base + "/");
        cloud.put("authentication", authentication);
        cloud.put("suffixes", Map.of());
        return cloud;
    }

    /** Where MSAL learns which hosts belong to one cloud. */
    @GetMapping("/{tenant}/discovery/instance")
    Map<String, Object> instance(@PathVariable String tenant) {
        String host = url.text().replaceFirst("^https?://", "");
        return Map.of(
                "tenant_discovery_endpoint",
                url.text() + "/" + tenant + "/v2.0/.well-known/openid-configuration",
                "api-version",
                "1.1",
                "metadata",
                List.of(Map.of("preferred_network", host, "preferred_cache", host, "aliases", List.of(host))));
    }
}
