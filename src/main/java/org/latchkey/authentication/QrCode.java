package org.latchkey.authentication;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A text as a picture for a phone's camera, drawn here: what it holds is a secret. */
final class QrCode {

    private QrCode() {}

    /** The picture as SVG, one path in the current colour. */
    static String svg(String text) throws WriterException {
        BitMatrix dots = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return """
                <svg class="qr" viewBox="0 0 %d %d" role="img" aria-label="QR code with the key below" shape-rendering="crispEdges">\
                <path fill="currentColor" d="%s"/></svg>""".formatted(dots.getWidth(), dots.getHeight(), path);
    }
}
