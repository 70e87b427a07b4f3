package downhill.ui;

/** The page's texts for tests without Spring: a missing one throws. */
public final class TestTexts extends Messages {}
