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
    ensure!(!script.contains(CLASS), "The script uses {CLASS}…, which is left out.");
    let name = CLASS.to_lowercase();
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
    let mut until = None;
    for line in script.lines() {
        let begins = |before: &str| line.strip_prefix(before).is_some_and(|rest| rest.starts_with(CLASS));
        if until.is_none() {
            if begins("export class ") {
                until = Some("}");
            } else if begins("const ") || begins("if (Symbol.dispose) ") {
                until = Some(";");
            }
        }
        match until {
            None => {
                kept.push_str(line);
                kept.push('\n');
            }
            Some("}") if line == "}" => until = None,
            Some(";") if line.ends_with(';') => until = None,
            Some(_) => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "let wasm;
export class IntoUnderlyingSink {
    free() {
        if (this.a) {
            return;
        }
    }
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
