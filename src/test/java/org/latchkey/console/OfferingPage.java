package org.latchkey.console;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A page of the console that somebody may do something on, and somebody else may not. */
final class OfferingPage {
    private final String address;
    private final Staff.Person may;
    private final Staff.Person mayNot;
    private final List<Offer> offers = new ArrayList<>();

    OfferingPage(String address, Staff.Person may, Staff.Person mayNot) {
        this.address = address;
        this.may = may;
        this.mayNot = mayNot;
    }

    Staff.Person may() {
        return may;
    }

    Staff.Person mayNot() {
        return mayNot;
    }

    List<Offer> offers() {
        return offers;
    }

    /** It has a button, which does this. */
    OfferingPage has(String button, String file, Offer.Call... calls) {
        offers.add(new Offer(button, file, "", "", "", List.of(calls), List.of(403)));
        return this;
    }

    /** The last one opens a form: by a part of the page's search, or at an address of its own. */
    OfferingPage opening(String form, String submit) {
        String opened = form.startsWith("/") ? form : address + (address.contains("?") ? "&" : "?") + form;
        return changed(it -> it.opening(opened, submit));
    }

    /** The last one is there once something is chosen. */
    OfferingPage choosing(String checkbox) {
        return changed(it -> it.choosing(checkbox));
    }

    /** The last one's refusal is not the usual 403. */
    OfferingPage refusedWith(Integer... statuses) {
        return changed(it -> it.refusedWith(statuses));
    }

    private OfferingPage changed(UnaryOperator<Offer> change) {
        offers.add(change.apply(offers.removeLast()));
        return this;
    }

    /** Who may sees each button, so nothing is missing because a page was empty, and each form. */
    void isOfferedBy(Screen screen) {
        screen.visit(address);
        Set<String> chosen = new LinkedHashSet<>();
        for (Offer it : offers) {
            if (!it.chosen().isEmpty() && chosen.add(it.chosen())) {
                screen.click(AriaRole.CHECKBOX, it.chosen());
            }
        }
        screen.offers(offers.stream().map(Offer::button).toList());
        for (Offer it : offers) {
            if (!it.form().isEmpty()) {
                screen.visit(it.form()).offers(it.submit());
            }
        }
    }

    /**
     * Who may not sees none of it. Where an address would open a form over the page, that is where the page is looked at: nothing is
     * opened, so the page's own buttons would be in sight as well.
     */
    void isKeptFrom(Screen screen) {
        var buttons = new LinkedHashSet<String>();
        offers.forEach(it -> Stream.of(it.button(), it.chosen())
                .filter(one -> !one.isEmpty())
                .forEach(buttons::add));
        var opened = offers.stream().filter(it -> !it.form().isEmpty()).toList();
        if (opened.stream().noneMatch(it -> it.form().startsWith(address))) {
            screen.visit(address).lacks(buttons);
        }
        for (Offer it : opened) {
            var alsoItsOwn = new LinkedHashSet<>(buttons);
            alsoItsOwn.add(it.submit());
            screen.visit(it.form()).lacks(alsoItsOwn);
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
