package downhill.surface;

import downhill.choice.Choice;
import java.util.List;

/**
 * A function f of two numbers to descend on, with its exact derivatives.
 *
 * <p>Every value and derivative is finite wherever x and y lie in the {@link #window()}.
 */
public sealed interface Surface extends Choice
        permits Sphere,
                Ravine,
                Saddle,
                MonkeySaddle,
                Rosenbrock,
                Beale,
                Himmelblau,
                Rastrigin,
                Ackley,
                Booth,
                Matyas,
                ThreeHumpCamel,
                SixHumpCamel,
                StyblinskiTang,
                GoldsteinPrice,
                Mccormick,
                Levy13 {

    /** The height f at (x, y). */
    double value(double x, double y);

    /**
     * The slope at (x, y).
     *
     * @param into df/dx, df/dy; overwritten
     */
    void gradient(double x, double y, double[] into);

    /**
     * The curvature at (x, y).
     *
     * @param into d2f/dx2, d2f/dxdy, d2f/dy2; overwritten
     */
    void hessian(double x, double y, double[] into);

    /** The part of the plane that shows it well. */
    Window window();

    /** x of a start from which descent is instructive. */
    double startX();

    /** y of a start from which descent is instructive. */
    double startY();

    /** The minima that the literature names, inside the window and the lowest first; empty where f has none. */
    List<Minimum> minima();
}
