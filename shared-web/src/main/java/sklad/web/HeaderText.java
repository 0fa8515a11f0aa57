package sklad.web;

/** What Spring Security's firewall lets a header say by default, found out without a pattern. */
final class HeaderText {

    private HeaderText() {}

    static boolean isAllowed(String value) {
        return value.codePoints()
                .allMatch(point -> point == '\t' || (Character.isDefined(point) && !Character.isISOControl(point)));
    }
}
