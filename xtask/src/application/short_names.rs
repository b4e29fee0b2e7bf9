//! What the first part imports from its script, under short names: wasm-bindgen tells each by sixteen digits that no
//! compressor makes smaller, once in the module and once in the script.

use std::collections::HashMap;

use walrus::Module;

/// Gives every function that the module imports from the script of wasm-bindgen a short name, in both.
pub fn give(module: &mut Module, script: &str) -> String {
    let mut names = HashMap::new();
    for import in module.imports.iter_mut().filter(|import| import.name.starts_with("__wb")) {
        let count = names.len();
        let short = names.entry(import.name.clone()).or_insert_with(|| name(count));
        import.name.clone_from(short);
    }
    renamed(script, &names)
}

/// `_0`, `_1` … `_z`, `_10`: names that nothing else in the script has.
fn name(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit((number % 36) as u32, 36));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.push('_');
    digits.iter().rev().collect()
}

/// The script with each word that is one of the names replaced.
fn renamed(script: &str, names: &HashMap<String, String>) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let word = &rest[start..];
        let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
        text.push_str(&rest[..start]);
        text.push_str(names.get(&word[..end]).map_or(&word[..end], String::as_str));
        rest = &word[end..];
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_differ() {
        assert_eq!([0, 35, 36, 36 * 36].map(name), ["_0", "_z", "_10", "_100"]);
    }

    #[test]
    fn whole_words_are_renamed_in_module_and_script_alike() {
        let mut module = Module::default();
        let kind = module.types.add(&[], &[]);
        for name in ["__wbg_now_00ff", "__wbg_now_00ff1", "main"] {
            module.add_import_func("./script.js", name, kind);
        }
        let script = "const i = { __wbg_now_00ff1: a, __wbg_now_00ff: main };\n";
        assert_eq!(give(&mut module, script), "const i = { _1: a, _0: main };\n");
        let imported: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(imported, ["_0", "_1", "main"]);
    }
}
