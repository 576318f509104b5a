package org.latchkey.graph.read;

import static org.latchkey.graph.Property.Operator.ANY;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.COUNT;
import static org.latchkey.graph.Property.Operator.ENDS_WITH;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.NE;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import java.util.List;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.Action;

/** The declarations of a small world: shelves with books on them, written by persons or robots, and reviews. */
final class Library {

    /** What may be done in it. */
    enum Act implements Action {
        READ_SHELVES,
        READ_REVIEWS,
        LEND
    }

    static final String TABLES = """
            create table shelf (
              tenant_id uuid not null, id uuid not null, display_name text not null, note text, keeper_id uuid, places int not null,
              is_open boolean not null, opened_at timestamptz not null, closed_at timestamptz, loan interval, cleaned date,
              lighting text not null, labels text[], rules jsonb, keeper jsonb, code text, secret text,
              primary key (tenant_id, id));
            create table author (
              tenant_id uuid not null, id uuid not null, kind text not null, display_name text not null, mail text, model text,
              primary key (tenant_id, id));
            create view robot_author as select tenant_id, id, model, display_name from author where kind = 'robot';
            create table book (
              tenant_id uuid not null, id uuid not null, title text not null, shelf_id uuid, author_id uuid,
              primary key (tenant_id, id));
            create table review (tenant_id uuid not null, id uuid not null, book_id uuid not null, body jsonb not null,
              primary key (tenant_id, id));
            """;

    private static final Shape RULE = Shape.of("rule")
            .field("name", Kind.TEXT)
            .field("days", Kind.INT)
            .field("strict", Kind.BOOL)
            .field("words", Kind.many(Kind.TEXT));

    static final Resource SHELF = Resource.of("shelf", "shelf")
            .id()
            .text(
                    "displayName",
                    it -> it.sortable()
                            .notNull()
                            .filter(EQ, NE, STARTS_WITH, ENDS_WITH, CONTAINS)
                            .range())
            .text("note", it -> it.sortable().filter(EQ, NE, STARTS_WITH))
            .property("places", Kind.INT, it -> it.range().sortable().notNull())
            .bool("isOpen", it -> it.filter(EQ, NE))
            .property(
                    "openedDateTime",
                    Kind.INSTANT,
                    it -> it.from("opened_at").range().sortable().notNull())
            .property(
                    "closedDateTime",
                    Kind.SECOND,
                    it -> it.from("closed_at").range().sortable())
            .property("loan", Kind.DURATION, it -> it.range().sortable())
            .property("cleaned", Kind.DATE, it -> it.range().sortable())
            .property(
                    "lighting",
                    Kind.choice("lighting", "dim", "bright", "unknownFutureValue", "neon"),
                    it -> it.filter(EQ, NE))
            .property("labels", Kind.many(Kind.TEXT), it -> it.filter(ANY, COUNT))
            .property("rules", Kind.many(Kind.complex(RULE)), it -> it.filter(ANY, COUNT))
            .property("keeper", Kind.complex(Shape.of("identity")), it -> it.onSelect())
            .text(
                    "keeper/user/id",
                    it -> it.from("it.keeper -> 'user' ->> 'id'")
                            .readOnly()
                            .onSelect()
                            .filter(EQ))
            .text("secret", it -> it.writeOnly())
            .text("code", it -> it.onSelect().filter(EQ))
            .text("shout", it -> it.computed("upper(it.display_name)").onSelect())
            .toOne("head", "author", "keeper_id")
            .toMany("books", "book", "shelf_id")
            .toMany(
                    "reviews",
                    "review",
                    "",
                    it -> it.on(
                                    "exists (select from book b where b.tenant_id = to.tenant_id and b.id = to.book_id and b.shelf_id = it.id)")
                            .guardedBy(Act.READ_REVIEWS))
            .at("shelves")
            .anchor("shelf", "it.id")
            .readBy(Act.READ_SHELVES)
            .alternateKey("code")
            .keyAlso("displayName")
            .pages(4, 999)
            .narrowedBy("filterByCurrentUser", "on", Act.LEND, "keeper", "it.keeper_id = :caller")
            .narrowedBy("wide", Act.LEND, "it.places >= cast(:least as int)", "least")
            .declare();

    static final Resource BOOK = Resource.of("book", "book")
            .id()
            .text("title", it -> it.sortable().notNull().filter(EQ, NE, CONTAINS))
            .toOne("shelf", "shelf", "shelf_id")
            .toOne("author", "author", "author_id")
            .toMany("reviews", "review", "book_id", it -> it.guardedBy(Act.READ_REVIEWS))
            .at("books")
            .declare();

    static final Resource AUTHOR = Resource.of("author", "author")
            .id()
            .text("displayName", it -> it.sortable().notNull().filter(EQ, NE, STARTS_WITH))
            .toMany("books", "book", "author_id")
            .variants("it.kind", "person", "person", "robot", "robot")
            .at("authors")
            .declare();

    static final Resource PERSON = Resource.of("person", "author")
            .where("it.kind = 'person'")
            .id()
            .text("displayName", it -> it.sortable().filter(EQ))
            .text("mail", it -> it.sortable().filter(EQ))
            .toMany("keeps", "shelf", "keeper_id")
            .declare();

    static final Resource ROBOT = Resource.of("robot", "robot_author")
            .id()
            .text("model", it -> it.filter(EQ))
            .text("displayName", it -> it)
            .declare();

    static final Resource REVIEW = Resource.of("review", "review")
            .id()
            .text("text", it -> it.from("it.body ->> 'text'").filter(CONTAINS))
            .toOne("book", "book", "book_id")
            .document("it.body || jsonb_build_object('id', it.id, '@odata.type', '#microsoft.graph.review')")
            .anchor("review", "it.id")
            .at("reviews")
            .declare();

    /** The shelves once more, as a journal of openings. */
    static final Resource OPENING = Resource.of("shelf", "shelf")
            .as("opening")
            .id()
            .text("displayName", it -> it)
            .property("openedDateTime", Kind.INSTANT, it -> it.from("opened_at").notNull())
            .latestFirst("openedDateTime")
            .at("openings")
            .declare();

    static final Registry REGISTRY = new Registry(List.of(SHELF, BOOK, AUTHOR, PERSON, ROBOT, REVIEW, OPENING));

    private Library() {}
}
