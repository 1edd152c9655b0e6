/** Each class sets one thing about the look, so no class says what a thing is. */
const base = `
*{box-sizing:border-box}body{margin:0}
body,input,select,textarea,button{font:400 14px/1.4 Arial,Helvetica,sans-serif;color:#26323a}
a{color:#1d6a8c;text-decoration:none}a:hover{text-decoration:underline}
table{border-collapse:collapse}td{text-align:left;vertical-align:top}
.fx{display:flex}.wr{flex-wrap:wrap}.cy{align-items:center}.bt{justify-content:space-between}.gr{flex:1;min-width:0}
.g4{gap:4px 4px}.g8{gap:8px 8px}.g20{gap:8px 20px}
.p4{padding:4px 8px}.p8{padding:8px 16px}.p16{padding:16px}.mt{margin-top:14px}.mb{margin-bottom:8px}
.w0{background:#fff}.w1{background:#f1f4f5}.w2{background:#dfe7ea}
.b0{border:1px solid #c8d1d6}.b1{border-bottom:1px solid #c8d1d6}.b2 td{border:1px solid #d5dde1;padding:7px 8px}
.c1{color:#5b6a73}.wa{width:100%}.w9{width:190px;flex:none}.ww{overflow-wrap:anywhere}.bl{display:block}
.sg{border:0;background:none;padding:0 4px;color:#48707f;cursor:pointer}.sg:hover{background:#dfe7ea}
.bn{border:1px solid #7d98a3;background:#fff;padding:4px 12px;cursor:pointer}.bn:hover{background:#eef5f7}
.in{width:100%;border:1px solid #b7c3c9;background:#fff;padding:4px 6px}
.q2{display:grid;grid-template-columns:110px minmax(0,1fr) 110px minmax(0,1fr);gap:8px 10px}
.ov{overflow-x:auto}.rl{position:relative}
.dn{position:absolute;right:0;top:100%;z-index:5;width:240px}[hidden]{display:none!important}
`;

const around = `
.sd{position:fixed;right:0;top:0;bottom:0;z-index:30;width:min(760px,100%);overflow:auto;border-left:1px solid #8fa3ad;box-shadow:-4px 0 14px #0002}
.fl{width:100%;height:100%;min-height:620px;border:0;display:block}
dialog{color:inherit;border:1px solid #8fa3ad;padding:0;width:min(760px,calc(100% - 40px))}dialog::backdrop{background:#1b2a3255}
`;

/** A whole page needs all of this. */
export const pageStyle: string = base + around;

/** The window's own HTML brings this along, since a frame's document has no style sheet of the page. */
export const windowStyle: string = base;
