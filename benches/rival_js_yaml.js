// Reads and parses every YAML file of a folder: node rival_js_yaml.js FOLDER
const fs = require("fs");
const path = require("path");
const yaml = require("js-yaml");
const folder = process.argv[2];
let answers = 0;
for (const file of fs.readdirSync(folder)) {
  answers += Object.keys(yaml.load(fs.readFileSync(path.join(folder, file), "utf8")).answers).length;
}
console.log(answers);
