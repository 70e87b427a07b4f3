/**
 * What is wrong with a run, why, and what to try: rules over values that were measured at fixed updates.
 *
 * <p>{@link downhill.diagnose.Diagnosis} takes a {@link downhill.diagnose.Vitals} for every row of the history. A rule
 * looks at the {@link downhill.diagnose.Course} of the last samples; its verdict stands from four fifths of its window
 * on and falls below two fifths, and is only suspected until the window is full, or the run has ended.
 *
 * <table>
 * <caption>The rules; a window is counted in samples</caption>
 * <tr><th>id</th><th>condition of a sample</th><th>window</th></tr>
 * <tr><td>symmetry</td><td>9 of 10 units of a hidden layer have the weights of another one</td><td>50</td></tr>
 * <tr><td>raw_inputs</td><td>not standardised, condition number over 200; diverged, or after 200 updates not solved and
 *     above 0.9 chance or still creeping by 1 %</td><td>10</td></tr>
 * <tr><td>dead_after_blowup</td><td>dead share of a layer at least 0.95, after loss or delta were 100 times the
 *     first</td><td>50</td></tr>
 * <tr><td>exploding</td><td>delta_1 / delta_L over 1000, or a gradient 100 times the usual within 50 samples; and the
 *     loss is not below where it began</td><td>50</td></tr>
 * <tr><td>lr_too_high</td><td>diverged; or the median loss of 50 over 1.5 times that before (or the start) and over 0.9
 *     chance; or over 0.9 chance and not falling since it leapt to 3 times its lowest point</td><td>10</td></tr>
 * <tr><td>diverged</td><td>not finite, or loss over 1000 times the first and chance</td><td>1</td></tr>
 * <tr><td>vanishing</td><td>delta_1 / delta_L below 1e-3, passed back below 0.6, 4 hidden layers, from update
 *     20</td><td>50</td></tr>
 * <tr><td>frozen_layer</td><td>relative step below 1e-6, another 100 times as large, not solved</td><td>50</td></tr>
 * <tr><td>not_learning</td><td>from update 200, median loss of 50 over chance, or over 0.99 of it (0.98 of a variance) and
 *     not falling by 0.5 % a window</td><td>50</td></tr>
 * <tr><td>lr_too_low</td><td>loss falls from fifth to fifth of 50 but once, median relative step below 1e-4, way
 *     below 0.3, not solved, no vanished signal</td><td>50</td></tr>
 * <tr><td>clipped_always</td><td>over 90 % clipped, of the last 50 and of all, from update 50</td><td>50</td></tr>
 * <tr><td>ravine</td><td>plain full descent; rate x curvature was in 1.02 to 4, is 20 times flatter, well above the
 *     bottom</td><td>25</td></tr>
 * <tr><td>plateau</td><td>from 200 updates; last quarter not 5 % below the one before, below 0.8 chance, a tenth of it
 *     10 % lower, rate not decayed</td><td>20</td></tr>
 * <tr><td>overfitting</td><td>test loss 10 % over its lowest, training loss 5 % below then; 50 test
 *     rows</td><td>50</td></tr>
 * <tr><td>chance_start</td><td>first loss over 2 chance, until it is at chance</td><td>1</td></tr>
 * </table>
 *
 * <p>"Solved" is 98 % right, or 95 % of the variance explained, on the training set.
 */
@NullMarked
package downhill.diagnose;

import org.jspecify.annotations.NullMarked;
