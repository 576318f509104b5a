package org.latchkey.graph;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;

/** A small domain of our own, declared as modules declare theirs: a library with shelves, books and readers. */
public final class Library {

    /** What may be done in it. */
    public enum LibraryAction implements Action {
        READ,
        WRITE
    }

    /** The command that makes a book. */
    public record NewBook(
            String title,
            @Nullable Integer pages,
            List<String> tags,
            Reference shelf,
            List<UUID> readers,
            @Nullable JsonNode loan,
            boolean isRare) {}

    /** The command that replaces a loan rule. */
    public record Lending(UUID reader, @Nullable Integer days, List<String> notes) {}

    static final Shape PENALTY = Shape.oneOf(
            "penalty",
            Shape.of("fine").required("amount", Kind.INT),
            Shape.of("ban").field("until", Kind.INSTANT).open());

    static final Shape LOAN = Shape.of("loanSettings")
            .field("duration", Kind.DURATION)
            .field("mode", Kind.choice("loanMode", "home", "readingRoom", "unknownFutureValue", "remote"))
            .field("penalties", Kind.many(Kind.complex(PENALTY)))
            .field("startDate", Kind.DATE);

    private static final Operation.Plain NOTHING = (call, keys) -> Outcome.NONE;

    private Library() {}

    public static Registry registry() {
        return new Registry(List.of(book(), shelf(), library(), person(), reader(), librarian()));
    }

    private static Resource book() {
        return Resource.of("book", "book")
                .id()
                .text("title", it -> it.required().max(10))
                .property("pages", Kind.INT, it -> it)
                .bool("isRare", it -> it.notNull())
                .property("tags", Kind.many(Kind.TEXT), it -> it)
                .property("loan", Kind.complex(LOAN), it -> it)
                .instant("printedDateTime", it -> it)
                .property("printedDate", Kind.DATE, it -> it)
                .property("lending", Kind.DURATION, it -> it)
                .guid("isbn", it -> it.onCreateOnly())
                .text("status", it -> it.readOnly())
                .toOne("shelf", "shelf", "shelf_id")
                .toMany("readers", "reader", "book_id")
                .toMany(
                        "shelves",
                        "shelf",
                        "book_id",
                        it -> it.contained()
                                .creating(LibraryAction.WRITE, NewBook.class, (call, keys, book) -> Outcome.NONE))
                .alias("bookcase", "shelf")
                .alias("racks", "shelves")
                .alternateKey("uniqueName")
                .at("library/books")
                .at("library/volumes")
                .readBy(LibraryAction.READ)
                .create(LibraryAction.WRITE, NewBook.class, (call, keys, book) -> Outcome.NONE)
                .update(LibraryAction.WRITE, (call, keys, patch) -> Outcome.NONE)
                .action("burn", LibraryAction.WRITE, NOTHING)
                .action("lend", LibraryAction.WRITE, Lending.class, (call, keys, lending) -> Outcome.NONE)
                .collectionAction("count", LibraryAction.READ, Operation.None.class, (call, keys, none) -> Outcome.NONE)
                .narrowedBy("filterByCurrentUser", "on", LibraryAction.READ, "reader", "true", "owner", "false")
                .narrowedBy("additional", LibraryAction.READ, "it.a = :a", "a")
                .narrowedBy("additional", LibraryAction.READ, "it.a = :a and it.b = :b", "a", "b")
                .narrowedBy("recent", LibraryAction.READ, "true")
                .declare();
    }

    private static Resource shelf() {
        return Resource.of("shelf", "shelf")
                .id()
                .text("label", it -> it.readOnly())
                .text("originId", it -> it.readOnly())
                .toOne("library", "library", "library_id")
                .toMany("books", "book", "shelf_id")
                .update(LibraryAction.WRITE, (call, keys, patch) -> Outcome.NONE)
                .action("dust", LibraryAction.WRITE, NOTHING)
                .declare();
    }

    private static Resource library() {
        return Resource.of("library", "library")
                .id("it.name")
                .text("name", it -> it)
                .singletonAt("library")
                .declare();
    }

    private static Resource person() {
        return Resource.of("person", "person")
                .id()
                .text("name", it -> it)
                .variants("it.kind", "r", "reader", "l", "librarian")
                .at("people")
                .strict()
                .declare();
    }

    private static Resource reader() {
        return Resource.of("reader", "person")
                .base("person")
                .id()
                .text("name", it -> it.required())
                .text("mail", it -> it.readOnly())
                .text("password", it -> it.writeOnly())
                .toMany(
                        "friends",
                        "person",
                        "friend_id",
                        it -> it.referencing(LibraryAction.WRITE, (call, keys) -> {}, (call, keys) -> {}))
                .toOne("card", "shelf", "card_id")
                .at("readers")
                .meAt("me")
                .keyAlso("mail")
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .strict()
                .create(LibraryAction.WRITE, NewBook.class, (call, keys, book) -> Outcome.NONE)
                .declare();
    }

    private static Resource librarian() {
        return Resource.of("librarian", "person")
                .base("person")
                .id()
                .text("name", it -> it)
                .text("desk", it -> it)
                .at("librarians")
                .at("beta/staff")
                .strict()
                .declare();
    }
}
