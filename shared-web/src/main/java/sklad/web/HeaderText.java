package sklad.web;

/** Which headers Spring Security's firewall lets in by default, found out without a pattern. */
final class HeaderText {

    private HeaderText() {}

    static boolean isAllowedName(String name) {
        return name.indexOf('\t') < 0 && isAllowedValue(name);
    }

    static boolean isAllowedValue(String value) {
        for (int at = 0; at < value.length(); at = value.offsetByCodePoints(at, 1)) {
            int point = value.codePointAt(at);
            if (!isPlain(point) && (!Character.isDefined(point) || Character.isISOControl(point))) {
                return false;
            }
        }
        return true;
    }

    /** Almost every character there is; found out without a table. */
    private static boolean isPlain(int point) {
        return (point >= ' ' && point <= '~') || point == '\t';
    }
}
