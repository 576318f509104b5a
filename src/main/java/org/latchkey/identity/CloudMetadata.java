package org.latchkey.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The two documents by which Microsoft's clients find their way in a cloud that is not Microsoft's: here, this server alone. */
@RestController
class CloudMetadata {

    /** Azure's own, by the names that its answer gives them. */
    private static final List<String> ABSENT = List.of(
            "media",
            "batch",
            "gallery",
            "vmImageAliasDoc",
            "activeDirectoryDataLake",
            "sqlManagement",
            "appInsightsResourceId",
            "appInsightsTelemetryChannelResourceId",
            "attestationResourceId",
            "synapseAnalyticsResourceId",
            "logAnalyticsResourceId",
            "ossrDbmsResourceId");

    private static final List<String> ABSENT_SUFFIXES = List.of(
            "storage",
            "keyVaultDns",
            "sqlServerHostname",
            "acrLoginServer",
            "azureDataLakeStoreFileSystem",
            "azureDataLakeAnalyticsCatalogAndJob");

    private final PublicUrl url;

    CloudMetadata(PublicUrl url) {
        this.url = url;
    }

    /**
     * What Azure's resource manager tells of its cloud, for clients with a metadata host: Terraform's SDK among them, which asks for
     * version 2022-09-01, and Azure's command line with 2019-05-01, which told of a list of clouds. What Azure has and is not here has
     * an empty address, as its clients understand it.
     */
    @GetMapping("/metadata/endpoints")
    Object endpoints(@RequestParam(name = "api-version", defaultValue = "") String version) {
        return version.equals("2019-05-01") ? List.of(cloud()) : cloud();
    }

    private Map<String, Object> cloud() {
        String base = url.text();
        Map<String, Object> authentication = new LinkedHashMap<>();
        // Without a slash at the end, like Azure's: clients put one after it.
        authentication.put("loginEndpoint", base);
        authentication.put("audiences", List.of(base, Resources.GRAPH));
        authentication.put("tenant", "common");
        authentication.put("identityProvider", "AAD");
        Map<String, Object> cloud = new LinkedHashMap<>();
        cloud.put("name", "Latchkey");
        cloud.put("portal", base + "/");
        cloud.put("authentication", authentication);
        cloud.put("graphAudience", base + "/");
        cloud.put("graph", base + "/");
        cloud.put("resourceManager", base + "/");
        cloud.put("microsoftGraphResourceId", base + "/");
        ABSENT.forEach(name -> cloud.put(name, ""));
        cloud.put("suffixes", ABSENT_SUFFIXES.stream().collect(Collectors.toMap(name -> name, name -> "")));
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
