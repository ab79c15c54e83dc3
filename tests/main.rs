mod simulator_http;
