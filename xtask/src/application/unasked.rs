//! What a library hands to scripts though no script of ours asks for it: the streams of `wasm-streams`, which Leptos
//! brings along for servers. Nothing else keeps them in the module.

use anyhow::{Result, ensure};
use walrus::{ExportId, Module, passes};

/// How its classes begin.
const CLASS: &str = "IntoUnderlying";

/// Takes the classes out of the script and what they call out of the module.
///
/// # Errors
/// When the script uses them after all.
pub fn drop(module: &mut Module, script: &str) -> Result<String> {
    let script = without_classes(script);
    let name = CLASS.to_lowercase();
    ensure!(!script.to_lowercase().contains(&name), "The script uses {CLASS}…, which is left out.");
    let exports: Vec<ExportId> = module
        .exports
        .iter()
        .filter(|export| export.name.contains(&name))
        .map(|export| export.id())
        .collect();
    exports.into_iter().for_each(|export| module.exports.delete(export));
    passes::gc::run(module);
    Ok(script)
}

/// As wasm-bindgen writes them: a class, a line that makes it disposable, and who is told when one is forgotten.
fn without_classes(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        let begins = |before: &str| line.strip_prefix(before).is_some_and(|rest| rest.starts_with(CLASS));
        if begins("export class ") {
            let mut open = opened(line);
            while open > 0
                && let Some(line) = lines.next()
            {
                open += opened(line);
            }
        } else if begins("const ") || begins("if (Symbol.dispose) ") {
            let mut last = line;
            while !last.ends_with(';')
                && let Some(line) = lines.next()
            {
                last = line;
            }
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// How many more braces a line opens than it closes.
fn opened(line: &str) -> i32 {
    line.chars().map(|letter| i32::from(letter == '{') - i32::from(letter == '}')).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "let wasm;
export class IntoUnderlyingSink {
free() {
if (this.a) {
return wasm.intounderlyingsink_close();
}
}
get type() { return 1; }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
function add() {
}
";

    #[test]
    fn what_nobody_asks_for_goes_with_what_it_calls() -> Result<()> {
        let mut module = Module::default();
        let mut export = |name: &str| {
            let mut function = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            function.func_body().unreachable();
            let function = function.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, function);
        };
        export("__wbg_intounderlyingsink_free");
        export("main");
        assert_eq!(drop(&mut module, SCRIPT)?, "let wasm;\nfunction add() {\n}\n");
        let left: Vec<&str> = module.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!((left, module.funcs.iter().count()), (vec!["main"], 1));
        Ok(())
    }

    #[test]
    fn what_is_used_after_all_is_not_left_out_unseen() {
        let used = format!("{SCRIPT}new IntoUnderlyingSink();\n");
        assert!(drop(&mut Module::default(), &used).is_err());
    }
}
