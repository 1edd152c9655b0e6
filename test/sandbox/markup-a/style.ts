/** These styles are for the appointment window, whose HTML also stands in a frame, where no page style applies. */
export const WINDOW_STYLE = `
.appt,.appt *{box-sizing:border-box}
.appt{font:13px/18px "Helvetica Neue",Helvetica,Arial,sans-serif;color:#333;background:#fff}
.appt a{color:#0072b1;text-decoration:none}
.appt a:hover{text-decoration:underline}
.appt .modal-header,.modal-waiting .modal-header{padding:9px 15px;border-bottom:1px solid #e3e3e3;background:#f7f8f9}
.appt .modal-header h3,.modal-waiting h3{margin:0;font-size:17px;line-height:24px;font-weight:600}
.appt .close,.modal-waiting .close{float:right;width:26px;height:26px;padding:0;border:0;border-radius:3px;
  background:transparent;color:#555;font:bold 20px/24px Arial,sans-serif;cursor:pointer}
.appt .close:hover,.modal-waiting .close:hover{background:#e3e6e8;color:#000}
.appt .ui-tabs-nav{display:flex;flex-wrap:wrap;margin:10px 10px 0;padding:0;list-style:none;border-bottom:1px solid #ccc}
.appt .ui-tabs-nav a{display:block;padding:5px 6px;border:1px solid transparent;border-bottom:0;border-radius:4px 4px 0 0;font-size:11.5px;white-space:nowrap}
.appt .ui-tabs-active a{margin-bottom:-1px;border-color:#ccc;background:#fff;color:#333;font-weight:bold}
.appt .ui-tabs-panel{padding:8px 14px 12px}
.appt .types{margin:0 0 8px}
.appt .types label{display:inline-block;margin-right:11px;font-size:12px}
.appt .types input{margin:0 3px 0 0;vertical-align:-2px}
.appt .alert{margin:0 0 8px;padding:6px 10px;border:1px solid #f0dca7;border-radius:4px;background:#fcf8e3;color:#7a5b1e;font-size:12px}
.appt .alert span{margin-right:14px}
.appt .form-table{width:100%;border-collapse:collapse;table-layout:fixed}
.appt .form-table th{padding:3px 8px 3px 0;text-align:right;font-weight:normal;color:#666;vertical-align:top;line-height:24px;font-size:12px}
.appt .form-table td{padding:3px 0;vertical-align:top;line-height:24px;height:26px;overflow-wrap:anywhere}
.appt select,.appt input[type=text],.appt textarea{width:96%;height:26px;padding:2px 5px;
  border:1px solid #ccc;border-radius:3px;background:#fff;color:#333;font:inherit}
.appt textarea{height:40px}
.appt .swatch{display:inline-block;width:40px;height:16px;margin-top:4px;border:1px solid #999;background:#b9d9f0}
.appt .icon-btn{width:24px;height:24px;padding:0;border:1px solid #ccc;border-radius:3px;background:linear-gradient(#fff,#eee);
  color:#444;font:13px/20px Arial,sans-serif;cursor:pointer}
.appt .icon-plus:before{content:"+"}.appt .icon-edit:before{content:"\\270E"}.appt .icon-arrow:before{content:"\\27A4"}
.appt .icon-time:before{content:"\\25F4";font-style:normal}
.appt .consents label{display:block;font-size:12px;line-height:20px}
.appt .modal-actions{margin:8px 0 0;padding:9px 0 0;border-top:1px solid #eee}
.appt .btn{display:inline-block;margin-right:6px;padding:4px 10px;border:1px solid #bbb;border-radius:4px;background:linear-gradient(#fff,#eee);color:#333}
.appt .recurring{margin:10px 0 0;color:#777;font-size:12px}
.appt .recurring b{color:#333}
.appt .muted,.modal-waiting .muted{color:#777}
.modal-waiting{font:13px/18px "Helvetica Neue",Helvetica,Arial,sans-serif;min-height:320px}
.modal-waiting p{padding:12px 15px;margin:0}
[hidden]{display:none!important}
`;

/** These styles are for whole pages. */
export const PAGE_STYLE = `
*{box-sizing:border-box}
body{margin:0;font:13px/18px "Helvetica Neue",Helvetica,Arial,sans-serif;color:#333;background:#eef0f2}
a{color:#0072b1;text-decoration:none}
a:hover{text-decoration:underline}
[hidden]{display:none!important}
#toolbar{background:#26333d;color:#fff}
#toolbar .navbar-inner{display:flex;align-items:center;height:40px;padding:0 16px}
#toolbar .brand{margin-right:22px;color:#fff;font-size:16px;font-weight:bold}
#toolbar ul{display:flex;margin:0;padding:0;list-style:none}
#toolbar li a{display:block;padding:11px 13px;color:#d5dde3}
#toolbar li a:hover{background:#34454f;color:#fff;text-decoration:none}
.btn{display:inline-block;padding:4px 11px;border:1px solid #bbb;border-radius:4px;color:#333;font:inherit;cursor:pointer}
.btn-white{background:linear-gradient(#fff,#eee)}
.btn-success{border-color:#3f8a3f;background:linear-gradient(#5cb85c,#489948);color:#fff}
.btn-link{padding:0;border:0;background:none;color:#0072b1;font:inherit;cursor:pointer}
.btn-link:hover{text-decoration:underline}
.caret{display:inline-block;margin-left:5px;border:4px solid transparent;border-top-color:#333;vertical-align:-3px}
.table{width:100%;border-collapse:collapse;background:#fff}
.table th,.table td{padding:6px 8px;border-top:1px solid #ddd;text-align:left;vertical-align:top}
.table-striped tbody tr:nth-child(odd) td{background:#f7f7f7}
.patient-header{margin:10px 14px;border:1px solid #d3d8dc;border-radius:4px;background:#fff}
.patient-header .table th,.patient-header .table td{padding:2px 8px;border:0;overflow-wrap:anywhere}
.patient-header .table{margin:8px 0;table-layout:fixed}
.patient-header .labels{width:130px}
.patient-header th{color:#6b7680;font-weight:normal;text-align:right!important}
.patient-header .photo{width:78px}
.patient-header .photo i{display:block;width:56px;height:56px;border-radius:4px;
  background:radial-gradient(circle at 50% 38%,#fff 11px,transparent 12px),radial-gradient(circle at 50% 105%,#fff 22px,transparent 23px),#b8c3cb}
.patient-header .patient-name{font-size:19px;line-height:28px}
.patient-header .nick{color:#666}
.copy{width:18px;height:18px;padding:0;border:0;background:none;color:#aab;cursor:pointer}
.copy:before,.copy:after{content:"";display:block;width:8px;height:10px;border:1px solid #99a;background:#fff}
.copy:after{margin:-8px 0 0 3px}
.chart-columns{display:flex;gap:12px;margin:0 14px 30px}
#sidebar{flex:0 0 176px}
#sidebar ul{margin:0 0 12px;padding:4px 0;border:1px solid #d3d8dc;border-radius:4px;background:#fff;list-style:none}
#sidebar li a{display:block;padding:6px 12px;color:#333;overflow-wrap:anywhere}
#sidebar li.active a{border-left:4px solid #4ba64b;padding-left:8px;background:#eef7ee;font-weight:bold}
#sidebar h5{margin:0 0 4px;color:#6b7680;font-size:12px}
#content1{flex:1;min-width:0;padding:14px 18px 22px;border:1px solid #d3d8dc;border-radius:4px;background:#fff;min-height:430px}
#content1 h3{margin:0 0 12px;font-size:18px;font-weight:600}
#content1 h4{margin:22px 0 8px;font-size:15px}
.pull-right{float:right}
.btn-group{position:relative}
.dropdown-menu{display:none;position:absolute;z-index:1000;right:0;top:100%;width:230px;margin:2px 0 0;padding:5px 0;
  border:1px solid #bbb;border-radius:5px;background:#fff;box-shadow:0 5px 10px rgba(0,0,0,.2);list-style:none}
.open .dropdown-menu{display:block}
.dropdown-menu button{width:100%;padding:5px 16px;border:0;background:none;font:inherit;text-align:left;cursor:pointer}
.dropdown-menu button:hover,.dropdown-menu button:focus{background:#0072b1;color:#fff}
.identifiers{width:430px}
.identifiers th{width:200px}
.identifiers .tick{width:30px;color:#3f8a3f;font-weight:bold}
.identifiers .cross{width:30px;color:#b94a48;font-weight:bold}
.or{margin:5px 0 5px 40px;color:#777}
.info:before{content:"i";display:inline-block;width:13px;height:13px;border:1px solid #0072b1;border-radius:50%;color:#0072b1;
  font:italic bold 10px/11px Georgia,serif;text-align:center}
.muted{color:#777}
form.inline{display:inline;margin:0}
.modal{position:fixed;z-index:1050;border:1px solid #999;border-radius:6px;background:#fff;box-shadow:0 3px 12px rgba(0,0,0,.35);overflow:hidden}
.modal-backdrop{position:fixed;z-index:1040;inset:0;background:rgba(0,0,0,.45)}
.modal-small{left:50%;top:110px;width:500px;margin-left:-250px}
.modal-small .modal-header{padding:10px 15px;border-bottom:1px solid #eee}
.modal-small .modal-header h3{margin:0;font-size:17px}
.modal-small .close{float:right;width:26px;height:26px;padding:0;border:0;background:none;color:#555;font:bold 20px/24px Arial,sans-serif;cursor:pointer}
.modal-small .modal-body{padding:12px 15px}
.modal-small .modal-body label{display:block;margin-top:10px;font-weight:bold}
.modal-small .modal-body input{width:100%;height:30px;padding:4px 6px;border:1px solid #bbb;border-radius:3px;font:inherit}
.modal-small .modal-footer{padding:10px 15px;border-top:1px solid #eee;background:#f5f5f5;text-align:right}
.modal-window{width:730px;max-width:calc(100vw - 20px);max-height:calc(100vh - 60px);overflow:auto;padding:0}
dialog.modal-window{margin:0}
dialog.modal-window::backdrop{background:rgba(0,0,0,.45)}
.modal-frame{display:block;width:100%;height:590px;max-height:calc(100vh - 64px);border:0}
.calendar{display:flex;gap:14px;margin:12px 14px 40px}
.calendar-main{flex:1;min-width:0}
.calendar-main h3{margin:0 0 10px;font-size:18px}
.day-grid{table-layout:fixed;border:1px solid #d3d8dc}
.day-grid th{background:#f4f6f7}
.day-grid td,.day-grid th{padding:3px 6px;border:1px solid #e2e6e9}
.day-grid .slot{width:76px;color:#6b7680;text-align:right}
.day-grid .room1{width:214px}
.day-grid td{height:26px}
.appt-entry{display:block;width:100%;margin:0 0 2px;padding:3px 6px;border:1px solid #7fb0d3;border-left:4px solid #2f7fb8;border-radius:3px;
  background:#dcedf8;color:#1d3a50;font:12px/16px inherit;font-family:inherit;text-align:left;cursor:pointer;overflow-wrap:anywhere}
.appt-entry:hover{background:#c8e2f4}
.mini-schedule{flex:0 0 190px}
.mini-schedule h5{margin:4px 0 6px;color:#6b7680;font-size:12px}
.mini-schedule td{font-size:12px}
.full-page{width:800px;max-width:calc(100vw - 28px);margin:14px;border:1px solid #d3d8dc;border-radius:4px;background:#fff;overflow:hidden}
.chat-launcher{position:fixed;z-index:2147483000;right:20px;bottom:20px;width:54px;height:54px;border:0;border-radius:50%;background:#2f7fb8;
  box-shadow:0 2px 8px rgba(0,0,0,.35);cursor:pointer}
.chat-launcher:before{content:"";display:block;width:24px;height:17px;margin:0 auto;border-radius:6px;background:#fff}
`;
