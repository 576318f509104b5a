package org.latchkey.authentication;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The codes people prove with that it is they, of whichever kind: one way to count, check and remember them. */
@Component
class Codes {

    private final TimeCodes timeCodes;
    private final MailCodes mailCodes;
    private final AccessPasses passes;
    private final Attempts attempts;
    private final Devices devices;

    Codes(TimeCodes timeCodes, MailCodes mailCodes, AccessPasses passes, Attempts attempts, Devices devices) {
        this.timeCodes = timeCodes;
        this.mailCodes = mailCodes;
        this.passes = passes;
        this.attempts = attempts;
        this.devices = devices;
    }

    /** The kinds of code. */
    enum Way {
        APP(Factor.TIME_CODE, "This code is not right, or it has been used. Wait for the next one."),
        MAIL(Factor.MAIL_CODE, "This code is not right, or it is no longer good. Check it, or have a new one sent."),
        PASS(Factor.ACCESS_PASS, "This pass is not right, or it is no longer good. Ask whoever gave it to you.");

        private final Factor factor;
        private final String problem;

        Way(Factor factor, String problem) {
            this.factor = factor;
            this.problem = problem;
        }

        /** What one proves. */
        Factor factor() {
            return factor;
        }

        /** What to say of one that does not. */
        String problem() {
            return problem;
        }
    }

    /**
     * Whether it is a code of somebody's that is good; then it is used up, and their browser known.
     *
     * @throws Attempts.TooMany when there were too many tries; then nothing was checked
     */
    boolean use(Guest guest, Way way, String code) throws Attempts.TooMany {
        Visit visit = guest.visit();
        Attempts.Attempt attempt = attempts.begin(
                guest.call(),
                devices.counts(guest.call(), visit.request(), "code", guest.id().toString(), Optional.of(guest.id())));
        boolean isGood = switch (way) {
            case APP -> timeCodes.use(guest.call(), guest.id(), code);
            // One that went elsewhere shows nothing: the address was changed or removed meanwhile, or is not registered
            // yet.
            case MAIL -> {
                Optional<String> sentTo = mailCodes.use(guest.call(), guest.id(), code);
                yield sentTo.isPresent() && sentTo.equals(address(guest));
            }
            case PASS -> passes.use(guest.call(), guest.id(), code);
        };
        if (isGood) {
            attempt.succeed();
            devices.remember(guest.call(), visit.request(), visit.response(), guest.id());
        }
        return isGood;
    }

    /**
     * Mails somebody a code.
     *
     * @throws Attempts.TooMany when several are on their way already
     */
    void mail(Guest guest, String address) throws Attempts.TooMany {
        attempts.begin(
                guest.call(),
                List.of(new Attempts.Count(Attempts.Kind.MAIL, guest.id().toString())));
        mailCodes.send(guest.call(), guest.id(), guest.person().name(), address);
    }

    /** Where somebody gets codes by mail; empty when they have not said. */
    Optional<String> address(Guest guest) {
        return mailCodes.address(guest.call(), guest.id());
    }
}
