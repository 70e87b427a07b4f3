/** The playground page: Vaadin views and one Java class for each custom element. */
@NullMarked
package downhill.ui;

import org.jspecify.annotations.NullMarked;
