package org.latchkey.approval;

import org.latchkey.kernel.Action;
import org.latchkey.kernel.ProblemCode;

/**
 * How one kind of approval shows on the wire, where its two places differ.
 *
 * @param kind the word its openings carry
 * @param read the action that reading needs; its scope may use the anchors "approval" and "requestor"
 * @param list the action that an approver's own list needs
 * @param decide the action that deciding needs; its scope may use the anchor "stage"
 * @param approved how an approved stage reads: {@code Approve} or {@code Approved}
 * @param denied how a denied stage reads
 * @param keepsDecided whether the approver's list also has what was decided in the last 30 days
 * @param showsStages whether the approver's list has the stages in it
 * @param withoutJustification the code when a decision must say why and does not, or is no decision at all
 */
public record ApprovalStyle(
        String kind,
        Action read,
        Action list,
        Action decide,
        String approved,
        String denied,
        boolean keepsDecided,
        boolean showsStages,
        ProblemCode withoutJustification) {}
