package org.latchkey.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The console: an app of one page, which finds its way by the address. So every address of a page is answered with that page,
 * and the files it asks for carry their content's hash in their names and never change.
 */
@Controller
class ConsolePages implements WebMvcConfigurer {

    /** Where pages are; the console's routes begin with one of these. */
    static final String[] PAGES = {"/", "/admin/**", "/my-access/**", "/callback"};

    /** Where the page's files are. */
    static final String[] FILES = {"/assets/**", "/favicon.svg"};

    /** What stands in the page and its policy where the nonce belongs. */
    private static final String NONCE = "__NONCE__";

    /**
     * Nothing from elsewhere, and no script in the page. Styles are put in by the page's own script, which knows the nonce.
     * What is not named is shut (<a href="https://www.w3.org/TR/CSP3/">CSP</a>).
     */
    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'none'; script-src 'self'; style-src 'self' 'nonce-__NONCE__'; img-src 'self' data:; font-src 'self'; \
            connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'""";

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final String page;

    ConsolePages() throws IOException {
        var built = new ClassPathResource("console/index.html");
        page = built.exists() ? built.getContentAsString(StandardCharsets.UTF_8) : "";
    }

    @GetMapping({"/", "/admin", "/admin/**", "/my-access", "/my-access/**", "/callback"})
    ResponseEntity<String> page() {
        if (page.isEmpty()) {
            return ResponseEntity.status(404)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("This build has no console: mvn package, without -Dfast, makes one.\n");
        }
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY.replace(NONCE, nonce))
                .body(page.replace(NONCE, nonce));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/console/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/favicon.svg")
                .addResourceLocations("classpath:/console/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
    }
}
