//! Words of reports in English that no one takes for a name by their sound: `dawn` is not Dawun.
//!
//! They are found as names only where a name is written like them.

use std::collections::HashSet;
use std::sync::LazyLock;

const WORDS: &str = "\
    a about above across after again against ago air all almost alone along already also always am among an \
    and another any are area arm armed arms army around as ask asked at attack away back bad base battle be \
    became because become been before began begin behind being below best better between big black blast \
    blue body bomb both bring broken brother brought build built burn bus but buy by call called came camp \
    can car care case cause ceased cell chief child city civil claim clash class clear close coast cold come \
    control could country court crew cross cut daily dam dark data date dawn day days dead deal death deep \
    did die died do does done door down drive drone drop due during each early east easy eat edge eight \
    either end enemy enough enter even evening ever every exit eye face fact fall far farm fast father fear \
    feel fell felt few field fifth fight fighter find fire first five fled flee flew fly follow food foot \
    for force four free fresh friend from front fuel full gain game garden gas gate gave get girl give given \
    go gold gone good got green grew ground group grow guard guest gun guns had half hall hand happen hard \
    has have he head hear heard heart heat heavy held help her here high hill him his hit hold home hope hot \
    hour house how hub hundred hurt idea if in into iron is issue it its job join joined just keep kept key \
    kid kill killed kind king knew know known land large last late later launch law lay lead leader least \
    leave led left leg less let level life light like line list little live local long look lost lot low \
    made main make man many map march mark mass may me mean meet men met mid might mile mines minor miss mob \
    model month moon more morning most mother mount move much must my name near need never new news next \
    night nine no noon nor north not note now oasis of off office often oil old on once one only open or \
    order other our out outside over own page part party pass past path pay peace people per phase place \
    plan plane plant plea point police poor port post power pro put quick raid rain ran range rare rate \
    reach read ready rear rebel red remain rest rich right ring rise river road rob rock role roof room rose \
    round row rule run rush sad safe said sail salt same sand sat save saw say sea search seat second see \
    seen seize sell send sent set seven shall share she shell ship shoot shop short shot should show shut \
    side siege sign since sir site six size sky slow small smoke so soft soil sold some son soon sort south \
    spot staff stage stand star start state stay steel step still stop storm street strong such suit sun \
    sure take taken talk tall tank task team tell ten tent term test than that the their them then there \
    these they thing think third this those though three through tie time tiny to today told tomb too took \
    top tore town trade train treat tree tribe trip troop truce truck true try turn two under unit until up \
    upon us use van very via view villa vote wage wait walk wall want war was watch water wave way we weak \
    wear week well went were west what when where which while white who whole whom why wide wife will win \
    wind wing wish with woman won wood word work world worn would wound year yes yet you young your zone";

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// Whether a text is made of nothing but common words.
pub(super) fn is_common(bare: &str) -> bool {
    bare.split(' ').all(|word| COMMON.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known() {
        assert!(is_common("dawn") && is_common("the week"));
        assert!(!is_common("sirte") && !is_common("dawn sirte"));
    }
}
