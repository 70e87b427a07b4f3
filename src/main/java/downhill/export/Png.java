package downhill.export;

import downhill.export.Scene.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Paints a scene into a bitmap. Letters are outlines of our own, so that no font of the machine is asked for: there may be
 * none, and pictures would differ from machine to machine.
 */
final class Png {
    private final Graphics2D graphics;

    private Png(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** @param scale pixels of the bitmap for each of the scene */
    static byte[] of(Scene scene, int scale) {
        BufferedImage image =
                new BufferedImage(scene.width() * scale, scene.height() * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        Png png = new Png(graphics);
        png.draw(new Mark.Box(0, 0, scene.width(), scene.height(), scene.paper()));
        scene.marks().forEach(png::draw);
        graphics.dispose();
        return bytes(image);
    }

    private static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // The usual stream of ImageIO keeps what it writes in a file.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Box box -> {
                graphics.setColor(new Color(box.colour()));
                graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
            }
            case Mark.Hatch hatch -> {
                draw(new Mark.Box(hatch.x(), hatch.y(), hatch.width(), hatch.height(), hatch.ground()));
                Stripes.of(hatch).forEach(this::draw);
            }
            case Mark.Line line -> line(line);
            case Mark.Label label -> {
                graphics.setColor(new Color(label.colour()));
                graphics.fill(Glyphs.outline(label));
            }
        }
    }

    private void line(Mark.Line line) {
        float[] dashes = line.dash() > 0 ? new float[] {(float) line.dash()} : null;
        graphics.setColor(new Color(line.colour()));
        graphics.setStroke(new BasicStroke(
                (float) line.thickness(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashes, 0));
        List<Double> points = line.points();
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0), points.get(1));
        for (int i = 2; i < points.size(); i += 2) {
            path.lineTo(points.get(i), points.get(i + 1));
        }
        graphics.draw(path);
    }
}
