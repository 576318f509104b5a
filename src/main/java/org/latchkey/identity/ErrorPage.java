package org.latchkey.identity;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.latchkey.authentication.Pages;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is shown where nothing else answers: for people a page like all others, for programs an error like Graph's. */
@Controller
class ErrorPage implements ErrorController {

    private final Pages pages;
    private final Refusals refusals;

    ErrorPage(Pages pages, Refusals refusals) {
        this.pages = pages;
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (!Pages.isForPerson(request)) {
            refusals.write(request, response, Refusals.problem(status));
        } else if (status == 404) {
            pages.problem(
                    response, status, "There is no such page", "Check the address, or go back to where you came from.");
        } else if (status < 500) {
            pages.problem(
                    response,
                    status,
                    "This did not work",
                    "The browser sent something that is not understood here. Go back to where you came from and start again.");
        } else {
            pages.problem(
                    response, status, "Something went wrong on our side", "Try again in a minute. Nothing is lost.");
        }
    }
}
